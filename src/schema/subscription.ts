import type { RequestScope, Topic } from '../context.ts'
import { decodeId, type NodeType } from '../ids.ts'
import { builder } from './builder.ts'
import { refuse } from './refusal.ts'

builder.subscriptionType({
  description:
    'What can be watched, over Server-Sent Events. Each answer has `extensions.eventId`, which is also its `id` in the stream: a client that comes back with it in the header `Last-Event-ID` misses nothing, and is told nothing twice.',
})

/** What opening a stream costs, besides each of its answers. */
export const subscriptionCost = 10

/** The database's id of what an argument names. @throws {GraphQLError} with the refusal, when it is malformed or of another type */
export function watchedId(type: NodeType, globalId: string, refusal: string): string {
  const reference = decodeId(globalId)
  if (reference?.type !== type) throw refuse('BAD_USER_INPUT', refusal)
  return reference.id
}

/**
 * Watches an entity that goes from status to status: how it is now, and each change from now on, until a status that no other
 * follows. What is told is only that there is news: the entity is read anew for each answer.
 * @param last those statuses; GONE is always one
 * @throws {GraphQLError} NOT_FOUND
 */
export async function watchStatus(
  larder: RequestScope,
  { type, id, missing }: { readonly type: 'Scan' | 'PatchSet'; readonly id: string; readonly missing: string },
  topic: Topic<{ readonly status: string }>,
  last: readonly string[],
) {
  const read = (scope: RequestScope) => scope.loaders.entities[type].load(id)
  if (!(await read(larder))) throw refuse('NOT_FOUND', missing)
  return larder.watch(topic, {
    newestOnly: true,
    now: async () => ({ status: (await read(larder.anew()))?.status ?? 'GONE' }),
    isLast: ({ status }) => status === 'GONE' || last.includes(status),
  })
}
