import type { World } from '../../kit/world.ts'

/** What answers requests: a world, or a server elsewhere. */
export type Answering = Pick<World, 'read'>

/** Which of a list's things are read: its artifacts, or a collection's groups. */
export type Field = 'artifacts' | 'groups'
/** Forward is `first` and `after`, backward `last` and `before`. */
export type Direction = 'forward' | 'backward'

/** A page as it was read. */
export interface Page {
  readonly ids: readonly string[]
  /** Where the next page in this direction begins; null when there is none. */
  readonly next: string | null
}

interface Connection {
  readonly edges: readonly { cursor: string; node: { id: string } }[]
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const pageQuery = (field: Field) => `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $id) {
    ... on ${field === 'groups' ? 'Collection' : 'ArtifactList'} {
      connection: ${field}(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
}`

/** Reads one page. `from` is the `next` of the page before. */
export async function readPage(
  world: Answering,
  { id, field = 'artifacts' }: { id: string; field?: Field },
  { direction, size, from }: { direction: Direction; size: number; from: string | null },
): Promise<Page> {
  const page = direction === 'forward' ? { first: size, after: from } : { last: size, before: from }
  const { node } = await world.read<{ node: { connection: Connection } }>(pageQuery(field), { id, ...page })
  const { edges, pageInfo } = node.connection
  const [more, next] =
    direction === 'forward'
      ? [pageInfo.hasNextPage, pageInfo.endCursor]
      : [pageInfo.hasPreviousPage, pageInfo.startCursor]
  return { ids: edges.map((edge) => edge.node.id), next: more ? next : null }
}

/** Reads a list from end to end through pages of one size. @returns the ids in the order of the list */
export async function readThrough(
  world: Answering,
  list: { id: string; field?: Field },
  direction: Direction,
  size: number,
): Promise<string[]> {
  let ids: string[] = []
  for (let from: string | null = null, first = true; first || from !== null; first = false) {
    const page: Page = await readPage(world, list, { direction, size, from })
    ids = direction === 'forward' ? [...ids, ...page.ids] : [...page.ids, ...ids]
    from = page.next
  }
  return ids
}
