const reasons = {
  LIMIT: {
    message: 'Too many clients are watching at the moment. Try again later.',
    extensions: { code: 'SUBSCRIPTION_LIMIT', http: { status: 503, headers: { 'retry-after': '10' } } },
  },
  STOPPING: {
    message: 'The server is being stopped. Try again.',
    extensions: { code: 'STOPPING', http: { status: 503, headers: { 'retry-after': '1' } } },
  },
  MALFORMED: {
    message: 'The header Last-Event-ID has no id that this server gives out.',
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  },
} as const

/** Somebody cannot watch. GraphQL takes the code over from `extensions`, so that the caller is told. */
export class WatchRefused extends Error {
  readonly extensions: (typeof reasons)[keyof typeof reasons]['extensions']

  constructor(reason: keyof typeof reasons) {
    super(reasons[reason].message)
    this.extensions = reasons[reason].extensions
  }
}
