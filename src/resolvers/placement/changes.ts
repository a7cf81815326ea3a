import { type Topic, topicOf } from '../../events/index.ts'
import type { Unit } from '../unit.ts'
import type { ListReference, LockedList } from './lists.ts'

/** What can become of a list of artifacts, with what it means for those who show it. */
export const listChangeKinds = {
  LINKED: 'Artifacts were added, in the order of `artifactIds`, in a row behind `afterArtifactId`.',
  PLACED: 'A member was given another place: behind `afterArtifactId`, counted after it was taken out.',
  UNLINKED: 'Artifacts were taken out, or were deleted.',
  REORDERED: 'The list was put into another order: `artifactIds` is all of it.',
  CHANGED: 'Members have changed themselves, such as their title or state; their places have not.',
  UPDATED: 'The name or description of the list was changed.',
  DELETED: 'The list was deleted. Nothing comes after this.',
} as const

/** One change of one list, made by one transaction. Applied in their order, they turn what a list was into what it is. */
export interface ListChange {
  readonly kind: keyof typeof listChangeKinds
  readonly list: ListReference
  readonly artifactIds: readonly string[]
  /** What LINKED and PLACED artifacts stand behind since this change; null at the beginning of the list. */
  readonly behind: string | null
}

/** A collection and its groups share a topic: what is changed together is told together, and takes one lock. */
export const listsTopic = (collectionId: string): Topic<ListChange> => topicOf('lists', collectionId)

type Details = Partial<Pick<ListChange, 'artifactIds' | 'behind'>>

/** Tells those who watch a list what has become of it. No artifacts where there could be some: nothing has. */
export function tellOfList(
  unit: Unit,
  { type, id, collectionId }: LockedList,
  kind: ListChange['kind'],
  { artifactIds, behind = null }: Details = {},
): void {
  if (artifactIds?.length === 0) return
  unit.publish(listsTopic(collectionId), { kind, list: { type, id }, artifactIds: artifactIds ?? [], behind })
}
