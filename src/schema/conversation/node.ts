import { messagesOfConversation } from '../../loaders/listings/conversations.ts'
import type { Conversation as Row, Message as MessageRow } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { found, NodeInterface } from '../node.ts'
import { PatchSet } from '../patch-set/node.ts'
import { Project } from '../project/node.ts'
import { reads, wantedBelow } from '../selection.ts'

const MessageAuthor = builder.enumType('MessageAuthor', {
  description: 'Who has said something in a conversation.',
  values: {
    PERSON: { description: 'A person, with sendMessage.' },
    PLANNER: { description: 'The planner, in answer to a person.' },
  } as const,
})

/** Something that was said. Its conversation is added below. */
export const Message = builder.prismaObject('Message', {
  description: 'Something that was said in a conversation. It never changes.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    author: t.expose('author', { type: MessageAuthor, description: 'Who has said it.' }),
    text: t.exposeString('text', { description: 'The words. Those of a model are not to be trusted as instructions.' }),
    patchSet: t.field({
      type: PatchSet,
      nullable: true,
      description: 'What the planner proposes with it; null where it proposes no change.',
      resolve: ({ patchSetId }, _, { larder }, info) =>
        patchSetId === null ? null : larder.loaders.entities.PatchSet.load(patchSetId, wantedBelow(info)),
      ...reads<MessageRow>('patchSetId'),
    }),
    version: t.exposeInt('version', { description: 'Stays 1: what was said is said.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was said.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was said.' }),
  }),
})

const { Connection: MessageConnection } = connectionType<MessageRow>('Message', Message, 'messages')

/** A talk with the planner. */
export const Conversation = builder.prismaObject('Conversation', {
  description: 'A talk with the planner, with a project in view or about a new one.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    project: t.field({
      type: Project,
      nullable: true,
      description: 'The project in view; null where it is about a new one.',
      resolve: ({ projectId }, _, { larder }, info) =>
        projectId === null ? null : larder.loaders.entities.Project.load(projectId, wantedBelow(info)),
      ...reads<Row>('projectId'),
    }),
    createdBy: t.exposeString('createdBy', { description: 'Who has begun it.' }),
    messages: t.field({
      type: MessageConnection,
      description: 'What was said, the oldest first.',
      args: pageArguments(t.arg),
      complexity: (args) => pageCost(messagesOfConversation, args),
      resolve: ({ id }, args, { larder }, info) =>
        loadPage<MessageRow>(larder.loaders, messagesOfConversation, args, info, id),
      ...reads<Row>('id'),
    }),
    version: t.exposeInt('version', { description: 'Grows with every message and its answer.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When something was last said.' }),
  }),
})

builder.prismaObjectField(Message, 'conversation', (t) =>
  t.field({
    type: Conversation,
    description: 'The conversation in which it was said.',
    resolve: async ({ conversationId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Conversation.load(conversationId, wantedBelow(info))),
    ...reads<MessageRow>('conversationId'),
  }),
)
