import type { MercuriusLoaders } from 'mercurius'
import type pg from 'pg'
import { connection, type Row } from './connection.ts'
import { decodeCursor, decodeId, encodeId } from './ids.ts'

interface PageArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

interface Query {
  readonly obj: { readonly id: string }
  readonly params: PageArguments
}

type Child = Row & { readonly parent: string }

/** One statement a level, for all parents of it: each parent's page is a walk along its index from the cursor on. */
export function loadersOf(pool: pg.Pool): MercuriusLoaders {
  async function pages(
    queries: Query[],
    read: (parents: string[], page: PageArguments, size: number) => Promise<Child[]>,
    type: string,
  ) {
    // All parents of a level ask for the same page: the arguments stand in the document.
    const page = queries[0]?.params ?? {}
    const size = page.last ?? page.first ?? 20
    const parents = queries.map(({ obj }) => decodeId(obj.id).id)
    const found = new Map<string, Row[]>(parents.map((parent) => [parent, []]))
    for (const row of await read(parents, page, size + 1))
      found.get(row.parent)?.push({ ...row, id: encodeId(type, row.id) })
    return parents.map((parent) => connection(found.get(parent) ?? [], size, page.last != null))
  }

  const groups = async (parents: string[], _: PageArguments, limit: number) =>
    (
      await pool.query<Child>({
        name: 'groups',
        text: `SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (
                 SELECT id::text, name, artifact_count AS "artifactCount", json_build_array(order_key, id) AS keys
                 FROM groups WHERE collection_id = parents.id ORDER BY order_key LIMIT $2::int) AS items`,
        values: [parents, limit],
      })
    ).rows

  const artifacts = async (parents: string[], { after, before, last }: PageArguments, limit: number) => {
    // Within a list a key stands once, so it alone is the order.
    const [key = ''] = decodeCursor(after)
    const [endKey = 'zzzzzzzz'] = decodeCursor(before)
    const direction = last == null ? 'ASC' : 'DESC'
    const result = await pool.query<Child>({
      name: `artifacts-${direction}`,
      text: `SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (
               SELECT a.id::text, a.name, a.type, json_build_array(m.order_key) AS keys
               FROM group_memberships m JOIN artifacts a ON a.id = m.artifact_id
               WHERE m.group_id = parents.id AND m.order_key > $2::text AND m.order_key < $3::text
               ORDER BY m.order_key ${direction} LIMIT $4::int) AS items`,
      values: [parents, key, endKey, limit],
    })
    return result.rows
  }

  return {
    Collection: { groups: { loader: (queries: Query[]) => pages(queries, groups, 'Group'), opts: { cache: false } } },
    Group: {
      artifacts: { loader: (queries: Query[]) => pages(queries, artifacts, 'Artifact'), opts: { cache: false } },
    },
  }
}
