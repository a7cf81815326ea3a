/** Characters of a text that a person gives a planner: an idea, feedback, instructions, a message. */
export const longestText = 100_000

/** Characters of a whole prompt: instructions, the project, the conversation and the person's words. */
export const longestPrompt = 300_000

/** Characters that a model may write before it is stopped. */
export const longestAnswer = 200_000

/** Tokens that are set aside for an answer. Most are shorter; what was taken is counted afterwards. */
export const answerTokens = 10_000

/** Tasks of a project that a model is shown; the others are counted. */
export const mostTasksShown = 500

/** Messages of a conversation that a model is shown, the newest. */
export const mostMessagesShown = 20

/** How often a model is asked: once, and again with the errors of what it wrote. */
export const mostAttempts = 3

/** Levels that a tree of tasks may have. */
export const deepestLevel = 5

/** Characters of a title and of a description. */
export const longestTitle = 255
export const longestDescription = 2000
