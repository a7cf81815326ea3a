/** Why a planner gave no answer, with what it means. The names are part of the API. */
export const plannerFailures = {
  NOT_AN_OUTLINE: 'No model is set, and the text has no headings and no lists that could be read as a plan.',
  INVALID_ANSWER: 'What the model wrote is no patch set that could be applied, three times in a row.',
  TOO_LONG: 'The prompt or the answer is longer than what is sent or taken.',
  TIMEOUT: 'The model did not finish in time.',
  RATE_LIMITED: 'The provider takes no more requests for a while.',
  REFUSED: 'The provider refused the request: the key, the model or the address is not what it wants.',
  UNAVAILABLE: 'The provider could not be reached, or failed.',
  CANCELLED: 'The caller went away, or the server was stopped.',
} as const
export type PlannerFailureReason = keyof typeof plannerFailures

/** A planner gave no answer. The message may be shown to a person; it holds nothing of what a provider said, nor a key. */
export class PlannerFailure extends Error {
  override readonly name = 'PlannerFailure'
  readonly reason: PlannerFailureReason
  /** What was wrong with the last answer, for INVALID_ANSWER. */
  readonly problems: readonly string[]
  /** Seconds after which to try again, where the provider says so. */
  readonly retryAfter: number | null

  constructor(
    reason: PlannerFailureReason,
    message: string,
    { problems = [], retryAfter = null }: { problems?: readonly string[]; retryAfter?: number | null } = {},
  ) {
    super(message)
    this.reason = reason
    this.problems = problems
    this.retryAfter = retryAfter
  }
}
