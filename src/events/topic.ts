/**
 * What clients can watch: a name of at most 200 characters, and the type of what is told under it. A topic is named after
 * the entity whose changes it tells of, such as `scan/0190…`.
 */
export interface Topic<Payload> {
  readonly name: string
  /** Only for the compiler; nothing is ever in it. */
  readonly tells?: Payload
}

/** Names a topic. Whoever publishes and whoever watches make it with the same function, so that they agree on its type. */
export const topicOf = <Payload>(kind: string, id: string): Topic<Payload> => ({ name: `${kind}/${id}` })

/** Something to be told: what is written to the table `events`. */
export interface Announcement {
  readonly topic: string
  /** Kept as JSON. */
  readonly payload: unknown
}
