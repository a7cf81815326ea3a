/** What clients were promised of the planner and its conversations. */
export const contractOfPlanner = `
  input GeneratePlanInput { idea: String! projectId: ID maxTasks: Int draftId: ID }
  input RefinePlanInput { patchSetId: ID! feedback: String! draftId: ID }
  input DecomposeTaskInput { taskId: ID! instructions: String draftId: ID }
  input StartConversationInput { projectId: ID }
  input SendMessageInput { conversationId: ID! text: String! }
  type GeneratePlanSuccess { patchSet: PatchSet }
  type RefinePlanSuccess { patchSet: PatchSet }
  type DecomposeTaskSuccess { patchSet: PatchSet }
  type StartConversationSuccess { conversation: Conversation! }
  type SendMessageSuccess { message: Message patchSet: PatchSet }

  type Conversation implements Node {
    id: ID!
    project: Project
    createdBy: String!
    messages(first: Int, last: Int, after: String, before: String): MessageConnection!
  }
  type Message implements Node {
    id: ID!
    author: MessageAuthor!
    text: String!
    patchSet: PatchSet
    conversation: Conversation!
  }
  enum MessageAuthor { PERSON PLANNER }
  type ConversationConnection { nodes: [Conversation!]! }
  type MessageConnection { nodes: [Message!]! }
  extend type Project {
    conversations(first: Int, last: Int, after: String, before: String): ConversationConnection!
  }

  extend type Query { plannerCapabilities: PlannerCapabilities! }
  type PlannerCapabilities {
    provider: PlannerProvider!
    model: String
    description: String!
    generate: Boolean!
    refine: Boolean!
    decompose: Boolean!
    chat: Boolean!
    stream: Boolean!
    limits: PlannerLimits!
  }
  enum PlannerProvider { OUTLINE OPENAI ANTHROPIC OPENAI_COMPATIBLE }
  type PlannerLimits {
    callsPerMinute: Int!
    callsLeft: Int!
    tokensPerDay: Int!
    tokensLeft: Int!
    timeout: Int!
    textLength: Int!
    maxTasks: Int!
  }
  extend type LimitError { retryAfter: Int }
  extend enum ErrorCode { PLANNER }
  type PlannerError implements Error {
    code: ErrorCode!
    message: String!
    path: [String!]
    reason: PlannerErrorReason!
    problems: [String!]!
    retryAfter: Int
  }
  enum PlannerErrorReason {
    NOT_AN_OUTLINE
    INVALID_ANSWER
    TOO_LONG
    TIMEOUT
    RATE_LIMITED
    REFUSED
    UNAVAILABLE
    CANCELLED
  }

  type Subscription { messageStream(conversationId: ID!): MessageChunk! patchSetProgress(id: ID!): PatchSet! }
  type MessageChunk {
    number: Int!
    offset: Int!
    text: String!
    operationCount: Int!
    isLast: Boolean!
    message: Message
    failure: PlannerErrorReason
  }
`
