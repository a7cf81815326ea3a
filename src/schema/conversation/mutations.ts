import { sendMessage } from '../../resolvers/conversation/send.ts'
import { startConversation } from '../../resolvers/conversation/start.ts'
import { consultation, mutation } from '../mutation.ts'
import { PatchSet } from '../patch-set/node.ts'
import { Conversation, Message } from './node.ts'

mutation('startConversation', {
  description: 'Begins a conversation with the planner. Nobody is asked anything yet.',
  input: (t) => ({
    projectId: t.id({ description: 'The id of the project that it is about; without it, it is about a new one.' }),
  }),
  success: (t) => ({
    conversation: t.field({
      type: Conversation,
      description: 'The conversation, empty.',
      resolve: ({ conversation }) => conversation,
    }),
  }),
  errors: ['NotFoundError'],
  operation: startConversation,
})

consultation('sendMessage', {
  description:
    'Says something in a conversation, and answers with what the planner says: words and, where change is asked for, a patch ' +
    'set. Both messages are kept together, or, when the planner fails, neither. Who goes away ends the request to the model.',
  input: (t) => ({
    conversationId: t.id({ required: true, description: 'The id of the conversation.' }),
    text: t.string({ required: true, description: 'What to say: 1 to 100,000 characters.' }),
  }),
  success: (t) => ({
    message: t.field({
      type: Message,
      nullable: true,
      description: "The planner's answer; null with `validateOnly: true`.",
      resolve: ({ message }) => message,
    }),
    patchSet: t.field({
      type: PatchSet,
      nullable: true,
      description: 'What the planner proposes: PROPOSED. Null where it proposes no change.',
      resolve: ({ patchSet }) => patchSet,
    }),
  }),
  errors: ['NotFoundError', 'LimitError', 'PlannerError'],
  procedure: sendMessage,
})
