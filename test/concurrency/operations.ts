import fc from 'fast-check'

/** Three lists: two collections, and a group of the first. Ids are global ids. */
export interface Lists {
  readonly collection: string
  readonly group: string
  readonly other: string
}
type ListName = keyof Lists

/** What a client asks for, of one of its artifacts by number. */
export interface Action {
  readonly kind: 'linkArtifact' | 'unlinkArtifact' | 'placeArtifact' | 'moveArtifact' | 'copyArtifact'
  readonly artifact: number
  readonly list: ListName
  readonly target: ListName
  readonly place: { readonly position: number } | { readonly after: number } | { readonly before: number } | null
}

/** In which of the lists an artifact is. */
export type Inside = ReadonlySet<ListName>

const anchor = fc.nat({ max: 3 })
const list = fc.constantFrom<ListName[]>('collection', 'group', 'other')

/** Any action, those more often that are likely to succeed. Many places are the same, so that clients meet. */
const anyAction: fc.Arbitrary<Action> = fc
  .record({
    kind: fc.constantFrom<Action['kind'][]>(
      ...['linkArtifact' as const, 'linkArtifact' as const, 'unlinkArtifact' as const, 'placeArtifact' as const],
      ...['moveArtifact' as const, 'moveArtifact' as const, 'moveArtifact' as const, 'copyArtifact' as const],
    ),
    artifact: fc.nat({ max: 7 }),
    between: fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ['collection', 'other'],
          ['group', 'other'],
          ['other', 'collection'],
          ['other', 'group'],
        ),
      },
      { weight: 1, arbitrary: fc.tuple(list, list) },
    ),
    place: fc.oneof(
      fc.record({ position: fc.nat({ max: 40 }) }),
      fc.record({ after: anchor }),
      fc.record({ before: anchor }),
      fc.constant(null),
    ),
  })
  .map(({ between: [list, target], ...rest }) => ({ ...rest, list, target }))

/** Actions without end, the same for the same seed. */
export function* actionsOf(seed: number): Generator<Action, never> {
  for (let chunk = 0; ; chunk++) yield* fc.sample(anyAction, { numRuns: 50, seed: seed * 10_000 + chunk })
}

/** The rules, written once more: what an action is answered, and where the artifact is afterwards. */
export function predict({ kind, list, target }: Action, inside: Inside): { answer: string; inside: Inside } {
  const success = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Success`
  const refused = (answer: string) => ({ answer, inside })
  const succeeds = (left: ListName | null, joined: ListName | null) => {
    const then = new Set(inside)
    if (left !== null) then.delete(left)
    if (left === 'collection') then.delete('group')
    if (joined !== null) then.add(joined)
    if (joined === 'group') then.add('collection')
    return { answer: success, inside: then }
  }
  if (kind === 'linkArtifact') return inside.has(list) ? refused('ConflictError') : succeeds(null, list)
  if (kind === 'moveArtifact' || kind === 'copyArtifact') {
    // From a list to itself, or between a collection and its own group.
    if ((list === 'other') === (target === 'other')) return refused('ValidationError')
    if (!inside.has(list)) return refused('NotFoundError')
    return inside.has(target) ? refused('ConflictError') : succeeds(kind === 'moveArtifact' ? list : null, target)
  }
  if (!inside.has(list)) return refused('NotFoundError')
  return kind === 'placeArtifact' ? succeeds(null, null) : succeeds(list, null)
}

const documents: Readonly<Record<Action['kind'], string>> = {
  linkArtifact: 'collectionEdge { position }',
  unlinkArtifact: 'leftGroups { id }',
  placeArtifact: 'edge { position }',
  moveArtifact: 'collectionEdge { position } leftGroups { id }',
  copyArtifact: 'collectionEdge { position }',
}

/** A success or an error, as it is answered. */
export interface Result {
  readonly __typename: string
  readonly collectionEdge?: object | null
  readonly leftGroups?: readonly { readonly id: string }[]
}

/** The request for an action. `anchors` are members that stay in every list. */
export function requestOf(
  { kind, list, target, place }: Action,
  artifactId: string,
  lists: Lists,
  anchors: readonly string[],
) {
  const type = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  const query = `mutation ($input: ${type}Input!) {
    result: ${kind}(input: $input) { __typename ... on ${type}Success { ${documents[kind]} } }
  }`
  const at = place && ('position' in place ? place : mapped(place, anchors))
  const transfer = kind === 'moveArtifact' || kind === 'copyArtifact'
  const where = transfer ? { fromListId: lists[list], toListId: lists[target] } : { listId: lists[list] }
  return { query, variables: { input: { artifactId, ...where, ...(kind !== 'unlinkArtifact' && { at }) } } }
}

function mapped(place: { after: number } | { before: number }, anchors: readonly string[]) {
  return 'after' in place ? { after: anchors[place.after] } : { before: anchors[place.before] }
}

/** Which lists a success says that the artifact joined (1) and left (-1). */
export function changesOf({ kind, list, target }: Action, result: Result): [ListName, 1 | -1][] {
  if (!result.__typename.endsWith('Success') || kind === 'placeArtifact') return []
  const changes: [ListName, 1 | -1][] = []
  if (kind === 'unlinkArtifact' || kind === 'moveArtifact') changes.push([list, -1])
  if ((result.leftGroups ?? []).length > 0) changes.push(['group', -1])
  if (kind === 'linkArtifact') changes.push([list, 1])
  if (kind === 'moveArtifact' || kind === 'copyArtifact') changes.push([target, 1])
  if (result.collectionEdge) changes.push(['collection', 1])
  return changes
}
