/** A list in the model: a collection or (with `of`) a group. Members and groups are plain arrays, in their order. */
export interface ListModel {
  id: string
  readonly name: string
  readonly of: ListModel | null
  members: string[]
  groups: ListModel[]
  gone: boolean
}

/** The catalogue as plain arrays: everything that was ever made, what is gone included. */
export interface Model {
  readonly lists: ListModel[]
  /** Ids of artifacts. */
  readonly artifacts: string[]
  readonly deleted: Set<string>
}

/** A place, with ids. */
export type Place = null | { position: number } | { before: string } | { after: string }

/** A list in the model, filled. A group becomes the last of its collection. */
export function listModel(id: string, name: string, of: ListModel | null, members: readonly string[] = []): ListModel {
  const list: ListModel = { id, name, of, members: [...members], groups: [], gone: false }
  of?.groups.push(list)
  return list
}

/** Some items of a list put at a place, in a row; null when what they are to stand beside is none of the others. */
export function placed<Item>(items: readonly Item[], moving: readonly Item[], at: Place, idOf: (item: Item) => string) {
  const others = items.filter((item) => !moving.includes(item))
  const index = indexOf(others.map(idOf), at)
  return index === null ? null : [...others.slice(0, index), ...moving, ...others.slice(index)]
}

function indexOf(others: readonly string[], at: Place): number | null {
  if (at === null) return others.length
  if ('position' in at) return at.position
  const neighbour = others.indexOf('before' in at ? at.before : at.after)
  if (neighbour < 0) return null
  return 'before' in at ? neighbour : neighbour + 1
}

/** Adds artifacts that are not in a list, also to the end of a group's collection; false when the place is wrong. */
export function join(list: ListModel, artifacts: readonly string[], at: Place): boolean {
  const members = placed(list.members, artifacts, at, String)
  if (!members) return false
  list.members = members
  if (list.of) list.of.members.push(...artifacts.filter((artifact) => !list.of?.members.includes(artifact)))
  return true
}

/** Takes artifacts out of a list, and of a collection's groups. */
export function leave(list: ListModel, artifacts: readonly string[]): void {
  for (const { members } of [list, ...list.groups])
    for (const artifact of artifacts) if (members.includes(artifact)) members.splice(members.indexOf(artifact), 1)
}

/** The groups of a collection that have an artifact. */
export const groupsWith = (list: ListModel, artifact: string): string[] =>
  list.groups.filter(({ members }) => members.includes(artifact)).map(({ id }) => id)

/** The name of a group's copy in a collection. */
export function nameOfCopy({ groups }: ListModel, name: string): string {
  const taken = groups.map((group) => group.name)
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? `${name} (Copy)` : `${name} (Copy ${String(copy)})`
    if (!taken.includes(candidate)) return candidate
  }
}
