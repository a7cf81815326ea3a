import type { Operation } from './resolvers/unit.ts'
import { ForbiddenError } from './resolvers/errors.ts'
import { perform, rehearse, type Workplace } from './resolvers/perform.ts'
import type { Actor } from './resolvers/permissions.ts'
import { createLoaders, type Loaders, type Reader } from './loaders/index.ts'

/** What every mutation's input may say besides what its operation takes. */
export interface Rehearsable {
  readonly validateOnly?: boolean | null | undefined
}

/** What one request has: who asks, what was read, and the way to change something. The database itself is not in it. */
export interface RequestScope {
  readonly actor: Actor
  readonly requestId: string
  /** @throws {ForbiddenError} when the actor may not read. */
  readonly loaders: Loaders
  /** Carries out an operation; what is read afterwards is read anew. */
  perform<Input extends object, Result>(
    operation: Operation<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result>
  /** Takes back what was only rehearsed. Called when the request has been executed. */
  settle(): Promise<void>
}

/** The context of resolvers: under one key, because Yoga copies a context's own properties only. */
export interface Context {
  readonly larder: RequestScope
}

/** Makes the scope of one request. */
export function createScope(workplace: Workplace, actor: Actor, requestId: string): RequestScope {
  let loaders: Loaders | null = null
  let settle = () => Promise.resolve()
  const readFrom = (reader: Reader) => (loaders = createLoaders(reader))
  return {
    actor,
    requestId,
    get loaders() {
      if (!actor.may('catalogue:read', null)) throw new ForbiddenError('You lack the permission catalogue:read.')
      return loaders ?? readFrom(workplace.database.prisma)
    },
    async perform(operation, input) {
      await this.settle()
      if (!input.validateOnly) {
        const result = await perform(workplace, actor, operation, input)
        readFrom(workplace.database.prisma)
        return result
      }
      // The rest of the answer is read inside the transaction, which ends with the next mutation or the request.
      const rehearsal = await rehearse(workplace, actor, operation, input)
      readFrom(rehearsal.tx)
      settle = () => rehearsal.end()
      return rehearsal.result
    },
    async settle() {
      const end = settle
      settle = () => Promise.resolve()
      await end()
      readFrom(workplace.database.prisma)
    },
  }
}
