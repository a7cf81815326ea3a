/** The variables of a request, as the cells make them. */
export type Variables = Readonly<Record<string, string>>

/** One prepared statement whose answer is one column `json` of one row. */
export interface Statement {
  readonly text: string
  readonly values: (variables: Variables) => unknown[]
}

const page = `json_build_object(
    'edges', (SELECT coalesce(json_agg(json_build_object('cursor', cursor, 'node', node) ORDER BY nth) FILTER (WHERE nth <= 20), '[]') FROM page),
    'pageInfo', json_build_object(
      'hasNextPage', (SELECT count(*) > 20 FROM page), 'endCursor', (SELECT max(cursor) FILTER (WHERE nth = least(20, (SELECT count(*) FROM page))) FROM page)))`

const tree = (groups: string) => `json_build_object('id', c.id, 'name', c.name, 'groups', (
  SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'artifacts', (
    SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type) ORDER BY m.order_key), '[]')
    FROM (SELECT artifact_id, order_key FROM group_memberships WHERE group_id = g.id ORDER BY order_key LIMIT 10) AS m
    JOIN artifacts a ON a.id = m.artifact_id)) ORDER BY g.order_key), '[]')
  FROM (${groups}) AS g))`

const groups = 'SELECT id, name, order_key FROM groups WHERE collection_id = c.id ORDER BY order_key LIMIT 10'

/** The statements by the names of the cells that they answer. */
export const statements: Readonly<Record<string, Statement>> = {
  q1: {
    text: `SELECT json_build_object('id', id, 'name', name, 'type', type, 'description', description, 'tags', tags,
             'version', version, 'createdAt', created_at)::text AS json FROM artifacts WHERE id = $1::uuid`,
    values: ({ id }) => [id],
  },
  q2: {
    text: `WITH page AS MATERIALIZED (
             SELECT concat_ws('/', created_at, id) AS cursor, row_number() OVER (ORDER BY created_at DESC, id DESC) AS nth,
                    json_build_object('id', id, 'name', name, 'artifactCount', artifact_count, 'groupCount', group_count) AS node
             FROM collections WHERE (created_at, id) < ($1::timestamptz, $2::uuid)
             ORDER BY created_at DESC, id DESC LIMIT 21)
           SELECT ${page}::text AS json`,
    values: ({ after = '' }) => after.split('/'),
  },
  q3: {
    text: `SELECT ${tree(groups)}::text AS json FROM collections c WHERE id = $1::uuid`,
    values: ({ id }) => [id],
  },
  q3wide: {
    text: `SELECT json_agg(${tree(groups)} ORDER BY artifact_count DESC, id DESC)::text AS json FROM (
             SELECT * FROM collections WHERE (artifact_count, id) < ($1::int, $2::uuid)
             ORDER BY artifact_count DESC, id DESC LIMIT 10) AS c`,
    values: ({ after = '' }) => after.split('/'),
  },
  // Within a list a key stands once, so it alone is the order: with the id behind it a generic plan would sort the list.
  page: {
    text: `WITH page AS MATERIALIZED (
             SELECT m.order_key AS cursor, row_number() OVER (ORDER BY m.order_key) AS nth,
                    json_build_object('id', a.id, 'name', a.name, 'type', a.type) AS node
             FROM (SELECT order_key, artifact_id FROM group_memberships
                   WHERE group_id = $1::uuid AND order_key > $2::text ORDER BY order_key LIMIT 21) AS m
             JOIN artifacts a ON a.id = m.artifact_id)
           SELECT ${page}::text AS json`,
    values: ({ id, after }) => [id, after],
  },
  q5: {
    text: `SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'type', type, 'description', description)), '[]')::text AS json
           FROM (SELECT * FROM peers.search_artifacts($1::text, $2::artifact_type) LIMIT 20) AS found`,
    values: ({ word, type }) => [word, type],
  },
  move: {
    text: `SELECT json_build_object('artifact', (SELECT json_build_object('id', id, 'name', name) FROM artifacts WHERE id = placed.artifact_id),
             'list', (SELECT json_build_object('id', id, 'name', name, 'artifactCount', artifact_count) FROM collections WHERE id = placed.collection_id))::text AS json
           FROM peers.place_artifact($1::uuid, $2::uuid, $3::uuid) AS placed`,
    values: ({ list, artifact, after }) => [list, artifact, after],
  },
}
