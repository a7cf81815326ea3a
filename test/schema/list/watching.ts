import { onTestFinished } from 'vitest'
import { type StreamedAnswer, subscribe, type Subscriber } from '../../kit/subscriber.ts'
import type { World } from '../../kit/world.ts'

/** Everything that a change shows. */
export const whole = `subscription ($listId: ID!) { listChanged(listId: $listId) { __typename kind listId artifactIds afterArtifactId
  list { __typename id name artifactCount } edges { __typename cursor position addedAt node { __typename id name } } } }`
/** What a client needs to patch what it shows. */
export const brief = `subscription ($listId: ID!) { listChanged(listId: $listId) { kind artifactIds afterArtifactId } }`

/** A change as `brief` asks for it. */
export interface BriefChange {
  readonly kind: string
  readonly artifactIds: readonly string[]
  readonly afterArtifactId: string | null
}

/** Watches a list until the test ends. */
export async function watch(
  world: World,
  listId: string,
  query = brief,
  lastEventId: string | null = null,
): Promise<Subscriber> {
  const subscriber = await subscribe(world.fetch, query, { listId }, lastEventId)
  onTestFinished(() => subscriber.leave())
  return subscriber
}

/** The change that an answer tells of. */
export function listChanged(answer: StreamedAnswer | null): BriefChange {
  const change = answer?.data?.['listChanged']
  if (!change) throw new Error(`This is no change: ${JSON.stringify(answer)}`)
  return change as BriefChange
}

/** What a client makes of a change. */
export function patched(list: readonly string[], { kind, artifactIds, afterArtifactId }: BriefChange): string[] {
  const others = list.filter((id) => !artifactIds.includes(id))
  if (kind === 'UNLINKED') return others
  if (kind === 'REORDERED') return [...artifactIds]
  if (kind !== 'LINKED' && kind !== 'PLACED') return [...list]
  return others.toSpliced(afterArtifactId === null ? 0 : others.indexOf(afterArtifactId) + 1, 0, ...artifactIds)
}
