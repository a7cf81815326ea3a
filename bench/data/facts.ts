import type pg from 'pg'

/** Ids in the data that the requests of the cells are made of. */
export interface Facts {
  /** Any artifacts. */
  readonly artifacts: readonly string[]
  /** Collections of ten groups of ten artifacts. */
  readonly rich: readonly string[]
  /** The collection and the group that hold every artifact. */
  readonly bigCollection: string
  readonly bigGroup: string
  readonly bigLength: number
  /** Words, each with a type of which at least one artifact has it in its description. */
  readonly searches: readonly { readonly word: string; readonly kind: string }[]
  /** The members of the lists in which artifacts are moved, by the id of the list: of the rich ones all, of the big one some. */
  readonly members: ReadonlyMap<string, readonly string[]>
}

/** Reads the ids, always the same for the same data. */
export async function readFacts(client: pg.Client): Promise<Facts> {
  const column = async (sql: string) => (await client.query<{ value: string }>(sql)).rows.map((row) => row.value)
  const artifacts = await column(`SELECT id::text AS value FROM artifacts ORDER BY md5(id::text) LIMIT 2000`)
  const rich = await column(`SELECT id::text AS value FROM collections WHERE group_count = 10 ORDER BY id LIMIT 300`)
  const [bigCollection = ''] = await column(`SELECT id::text AS value FROM collections ORDER BY id LIMIT 1`)
  const [bigGroup = ''] = await column(`SELECT id::text AS value FROM groups WHERE collection_id = '${bigCollection}'`)
  const [length = '0'] = await column(`SELECT artifact_count::text AS value FROM groups WHERE id = '${bigGroup}'`)
  const searches = await client.query<{ word: string; kind: string }>(
    `SELECT split_part(description, ' ', 3) AS word, type AS kind FROM artifacts ORDER BY md5(id::text) LIMIT 500`,
  )
  const members = new Map<string, string[]>()
  const rows = await client.query<{ list: string; artifact: string }>(
    `SELECT collection_id::text AS list, artifact_id::text AS artifact FROM bench.origin
     WHERE collection_id = ANY ($1::uuid[]) OR (collection_id = $2 AND artifact_id = ANY ($3::uuid[])) ORDER BY 1, order_key`,
    [rich, bigCollection, artifacts],
  )
  for (const { list, artifact } of rows.rows) members.set(list, [...(members.get(list) ?? []), artifact])
  return { artifacts, rich, bigCollection, bigGroup, bigLength: Number(length), searches: searches.rows, members }
}
