import type { Rehearsable, RequestScope } from '../context.ts'
import type { EventHub, Topic, WatchOptions } from '../events/index.ts'
import { createLoaders, type Loaders, type Reader } from '../loaders/index.ts'
import { MissingTexts } from '../resolvers/artifact/missing-texts.ts'
import { type Infrastructure, perform, rehearse } from '../resolvers/perform.ts'
import type { Actor } from '../resolvers/permissions.ts'
import type { PlannerAccess, Procedure } from '../resolvers/procedure.ts'
import type { Operation } from '../resolvers/unit.ts'
import type { Observe } from '../telemetry/index.ts'
import { factsOfInput, factsOfResult } from './facts.ts'

/** The actor may not read. GraphQL takes the code over from `extensions`, so that the caller is told. */
class ReadRefused extends Error {
  readonly extensions = { code: 'FORBIDDEN' } as const

  constructor() {
    super('You lack the permission catalogue:read.')
  }
}

/** What a scope is made of. */
export interface ScopeParts {
  readonly infrastructure: Infrastructure
  readonly events: EventHub
  readonly actor: Actor
  readonly request: {
    readonly requestId: string
    /** The id of the last event that the client has seen. */
    readonly lastEventId: string | null
    /** Aborted when the client has gone. */
    readonly signal: AbortSignal
  }
  /** Tells of what is done. */
  readonly observe: Observe
}

/** Makes the scope of one request. */
export const createScope = (parts: ScopeParts): RequestScope => new Scope(parts)

class Scope implements RequestScope {
  readonly #parts: ScopeParts
  // Scans start after the answer: it would show them in whatever state they had come to.
  readonly #scans: string[] = []
  #reader: Reader
  #loaders: Loaders | null = null
  #missingTexts: MissingTexts | null = null
  #endRehearsal: (() => Promise<void>) | null = null

  constructor(parts: ScopeParts) {
    this.#parts = parts
    this.#reader = parts.infrastructure.database
  }

  get actor(): Actor {
    return this.#parts.actor
  }

  get requestId(): string {
    return this.#parts.request.requestId
  }

  get plannerAccess(): PlannerAccess {
    return this.#parts.infrastructure.plannerAccess
  }

  get loaders(): Loaders {
    this.assertMayRead()
    return (this.#loaders ??= createLoaders(this.#reader))
  }

  get observe(): Observe {
    return (name, facts, work, told) => this.#parts.observe(name, { requestId: this.requestId, ...facts }, work, told)
  }

  assertMayRead(): void {
    if (!this.actor.may('catalogue:read', null)) throw new ReadRefused()
  }

  anew(): RequestScope {
    return new Scope(this.#parts)
  }

  async readContent(artifactId: string): Promise<string | null> {
    const content = await this.loaders.content.load(artifactId)
    if (!content?.missing) return content?.text ?? null
    this.#missingTexts ??= new MissingTexts(this.#parts.infrastructure)
    return this.#missingTexts.load(content.missing)
  }

  async watch<Payload>(topic: Topic<Payload>, options: Omit<WatchOptions<Payload>, 'after'> = {}) {
    this.assertMayRead()
    return this.#parts.events.watch(topic, { ...options, after: this.#parts.request.lastEventId })
  }

  async perform<Input extends object, Result>(
    operation: Operation<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result> {
    await this.#readAnew()
    const infrastructure = this.#infrastructure()
    const work = async () => {
      if (!input.validateOnly) return perform(infrastructure, this.actor, operation, input)
      // The rest of the answer is read inside the transaction, which ends with the next mutation or the request.
      const rehearsal = await rehearse(infrastructure, this.actor, operation, input)
      this.#reader = rehearsal.reader
      this.#endRehearsal = () => rehearsal.end()
      return rehearsal.result
    }
    return this.observe(operation.name, factsOfInput(input), work, factsOfResult)
  }

  async consult<Input extends object, Result>(
    procedure: Procedure<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result> {
    await this.#readAnew()
    const { actor, events, request } = this.#parts
    const infrastructure = this.#infrastructure()
    return procedure(
      {
        actor,
        plannerAccess: this.plannerAccess,
        signal: request.signal,
        validateOnly: input.validateOnly === true,
        transact: (work) => perform(infrastructure, actor, work, null),
        tell: (topic, payload) => events.publish(topic, payload),
      },
      input,
    )
  }

  async settle(): Promise<void> {
    try {
      await this.#readAnew()
      // Who asked has the texts; that they are kept only saves fetching them again.
      await this.#missingTexts?.keep().catch(() => undefined)
    } finally {
      for (const scanId of this.#scans.splice(0)) this.#parts.infrastructure.scans.start(scanId)
    }
  }

  #infrastructure(): Infrastructure {
    return { ...this.#parts.infrastructure, scans: { start: (scanId) => void this.#scans.push(scanId) } }
  }

  /** What is read from now on is read anew. */
  async #readAnew(): Promise<void> {
    const end = this.#endRehearsal
    this.#endRehearsal = null
    this.#reader = this.#parts.infrastructure.database
    this.#loaders = null
    await end?.()
  }
}
