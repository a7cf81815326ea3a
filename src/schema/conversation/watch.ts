import type { RequestScope } from '../../context.ts'
import { type MessagePiece, piecesOf } from '../../resolvers/conversation/pieces.ts'
import { builder } from '../builder.ts'
import { PlannerErrorReason } from '../planner/error.ts'
import { refuse } from '../refusal.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost, watchedId } from '../subscription.ts'
import { Message } from './node.ts'

const MessageChunk = builder.objectRef<MessagePiece>('MessageChunk').implement({
  description:
    'A piece of what the planner says in a conversation while it says it. Each answer ends with a piece that `isLast`.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts the pieces of one answer, from 0.' }),
    offset: t.exposeInt('offset', {
      description:
        'UTF-16 code units of the text so far that stay; `text` comes behind them. 0 begins anew, as when what was written could not be used.',
    }),
    text: t.exposeString('text', { description: 'The words that are new.' }),
    operationCount: t.exposeInt('operationCount', {
      description: 'How many operations of a patch set are written so far.',
    }),
    isLast: t.boolean({
      description: 'Whether this is the last piece of the answer: then either `message` or `failure` is there.',
      resolve: ({ messageId, failure }) => messageId !== null || failure !== null,
    }),
    message: t.field({
      type: Message,
      nullable: true,
      description: 'The answer as it is kept, with the last piece.',
      resolve: ({ messageId }, _, { larder }, info) =>
        messageId === null ? null : larder.loaders.entities.Message.load(messageId, wantedBelow(info)),
    }),
    failure: t.field({
      type: PlannerErrorReason,
      nullable: true,
      description: 'Why there is no answer, with the last piece. Nothing of it is kept.',
      resolve: ({ failure }) => failure,
    }),
  }),
})

builder.subscriptionField('messageStream', (t) =>
  t.field({
    type: MessageChunk,
    description:
      'What the planner says in a conversation from now on, as it says it, whoever has asked. Whoever goes away from this stops nothing.',
    args: { conversationId: t.arg.id({ required: true, description: 'The id of the conversation.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { conversationId }, { larder }) => watchConversation(larder, conversationId),
    resolve: ({ payload }) => shown(payload),
  }),
)

async function watchConversation(larder: RequestScope, globalId: string) {
  const id = watchedId('Conversation', globalId, 'conversationId is the id of a conversation.')
  if (!(await larder.loaders.entities.Conversation.load(id)))
    throw refuse('NOT_FOUND', 'There is no conversation with this id.')
  return larder.watch(piecesOf(id))
}

function shown(payload: MessagePiece | null): MessagePiece {
  if (payload === null) throw new TypeError('An event without a payload is no piece.')
  return payload
}
