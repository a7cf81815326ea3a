import type { EventStream, Topic, WatchOptions } from './events/index.ts'
import type { Loaders } from './loaders/index.ts'
import type { Actor } from './resolvers/permissions.ts'
import type { PlannerAccess, Procedure } from './resolvers/procedure.ts'
import type { Operation } from './resolvers/unit.ts'
import type { Observe } from './telemetry/index.ts'

export type { Told, Topic } from './events/index.ts'

/** What every mutation's input may say besides what its operation takes. */
export interface Rehearsable {
  readonly validateOnly?: boolean | null | undefined
}

/** What one request has: who asks, what was read, and the way to change something. The database itself is not in it. */
export interface RequestScope {
  readonly actor: Actor
  readonly requestId: string
  /** The planner, and how much of it one person may use. */
  readonly plannerAccess: PlannerAccess
  /** @throws {ReadRefused} when the actor may not read. */
  readonly loaders: Loaders
  /** The text of an artifact's main file, from GitHub where it is not kept; null where there is none. */
  readContent(artifactId: string): Promise<string | null>
  /** Carries out an operation; what is read afterwards is read anew. */
  perform<Input extends object, Result>(
    operation: Operation<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result>
  /**
   * Watches a topic, from the event on that the request names with `Last-Event-ID`, if it names one.
   * @throws {ReadRefused} when the actor may not read. @throws {WatchRefused} when nobody more can watch.
   */
  watch<Payload>(topic: Topic<Payload>, options?: Omit<WatchOptions<Payload>, 'after'>): Promise<EventStream<Payload>>
  /** Asks again for an event of a stream that is long open. @throws {ReadRefused} when the actor may not read any more. */
  assertMayRead(): void
  /** The same actor's scope with nothing read yet: each event of a subscription is answered in one of its own. */
  anew(): RequestScope
  /** Carries out what somebody outside has to be asked for; what is read afterwards is read anew. */
  consult<Input extends object, Result>(
    procedure: Procedure<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result>
  /** Tells of a piece of work of this request. */
  readonly observe: Observe
  /** Takes back what was only rehearsed, and starts what goes on after the answer. Called when the request was executed. */
  settle(): Promise<void>
}

/** The context of resolvers: under one key, because Yoga copies a context's own properties only. */
export interface Context {
  readonly larder: RequestScope
}
