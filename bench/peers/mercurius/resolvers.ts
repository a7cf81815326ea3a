import type { IResolvers } from 'mercurius'
import type pg from 'pg'
import { connection, type Row } from './connection.ts'
import { decodeCursor, decodeId, encodeId } from './ids.ts'

const columns = {
  Artifact: `id::text, name, type, description, tags, version, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"`,
  Collection: `id::text, name, artifact_count AS "artifactCount", group_count AS "groupCount"`,
  Group: `id::text, name, artifact_count AS "artifactCount"`,
}

const tables = { Artifact: 'artifacts', Collection: 'collections', Group: 'groups' }

type NodeType = keyof typeof columns

interface CollectionArguments {
  readonly first: number
  readonly after?: string | null
  readonly orderBy?: readonly { readonly field: 'ARTIFACT_COUNT' | 'CREATED_AT' }[]
}

const orders = {
  CREATED_AT: { key: 'created_at', cast: 'timestamptz', top: 'infinity' },
  ARTIFACT_COUNT: { key: 'artifact_count', cast: 'int', top: '2147483647' },
}

/** Roots read with one prepared statement; what hangs below them is the loaders'. */
export function resolversOf(pool: pg.Pool): IResolvers {
  async function read(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await pool.query<Row>({ name, text, values })).rows
  }

  async function readNode(type: NodeType, id: string) {
    const [row] = await read(type, `SELECT ${columns[type]} FROM ${tables[type]} WHERE id = $1::uuid`, [id])
    return row && { ...row, __typename: type, id: encodeId(type, row.id) }
  }

  return {
    Query: {
      node: (_: unknown, { id: globalId }: { id: string }) => {
        const { type, id } = decodeId(globalId)
        return type in columns ? readNode(type as NodeType, id) : null
      },
      collections: async (_: unknown, { first, after, orderBy }: CollectionArguments) => {
        const { key, cast, top } = orders[orderBy?.[0]?.field ?? 'CREATED_AT']
        const [value = top, id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = decodeCursor(after)
        const rows = await read(
          `collections-${key}`,
          `SELECT ${columns.Collection}, json_build_array(${key}, id) AS keys FROM collections
           WHERE (${key}, id) < ($1::${cast}, $2::uuid) ORDER BY ${key} DESC, id DESC LIMIT $3::int`,
          [value, id, first + 1],
        )
        return connection(
          rows.map((row) => ({ ...row, id: encodeId('Collection', row.id) })),
          first,
        )
      },
      artifacts: async (
        _: unknown,
        { first, filter }: { first: number; filter: { types: string[]; search: string } },
      ) => {
        const rows = await read(
          'search',
          `SELECT ${columns.Artifact} FROM peers.search_artifacts($1::text, $2::artifact_type) LIMIT $3::int`,
          [filter.search, filter.types[0], first],
        )
        return { nodes: rows.map((row) => ({ ...row, id: encodeId('Artifact', row.id) })) }
      },
    },
    Mutation: {
      placeArtifact: async (
        _: unknown,
        { input }: { input: { listId: string; artifactId: string; at: { after: string } } },
      ) => {
        const result = await pool.query<{ artifact: Row; list: Row; orderKey: string }>({
          name: 'place',
          text: `SELECT placed.order_key AS "orderKey", to_json(a) AS artifact, json_build_object('id', c.id, 'name', c.name,
                   'artifactCount', c.artifact_count, 'groupCount', c.group_count) AS list
                 FROM peers.place_artifact($1::uuid, $2::uuid, $3::uuid) AS placed
                 JOIN collections c ON c.id = placed.collection_id
                 JOIN (SELECT id, name, type, description FROM artifacts) AS a ON a.id = placed.artifact_id`,
          values: [decodeId(input.listId).id, decodeId(input.artifactId).id, decodeId(input.at.after).id],
        })
        const [placed] = result.rows
        if (placed === undefined) return { __typename: 'NotFoundError', message: 'There is no such thing.' }
        const node = { ...placed.artifact, id: encodeId('Artifact', placed.artifact.id) }
        return {
          __typename: 'PlaceArtifactSuccess',
          list: { ...placed.list, id: encodeId('Collection', placed.list.id) },
          edge: { cursor: `${placed.orderKey}/${node.id}`, node },
        }
      },
    },
    Node: { resolveType: ({ __typename }: { __typename: string }) => __typename },
    PlaceArtifactResult: { resolveType: ({ __typename }: { __typename: string }) => __typename },
  }
}
