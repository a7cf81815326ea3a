import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readExamples } from '../../../src/application.ts'
import { createWorld, createWorldApart } from '../../kit/world.ts'
import { furnishLibrary, type Library } from './library.ts'

/** Statements as a snapshot shows them: on one line, with the columns of a table as `x.*`. */
async function statementsOf({ world }: Library, query: string, variables?: Record<string, unknown>): Promise<string[]> {
  world.statements.take()
  await world.read(query, variables)
  return world.statements.take().map(({ sql }) =>
    sql
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\b(\w)\.\w+ AS "\w+"(?:, \1\.\w+ AS "\w+")+/g, '$1.*')
      .trim()
      .replace(/^WITH places .*? JOIN (\w+) .*$/, 'The positions in $1.'),
  )
}

/** The statements of a query for 2 rows, of which there are none more for 100. */
async function pinned(query: string, variables: (library: Library) => Record<string, unknown> = () => ({})) {
  const isSearch = query.includes('search:')
  const create = isSearch ? createWorldApart : createWorld
  const small = await furnishLibrary(2, create())
  // What is asked for side by side comes in any order.
  const few = (await statementsOf(small, query, variables(small))).toSorted()
  const large = await furnishLibrary(100, create())
  const many = (await statementsOf(large, query, variables(large))).toSorted()
  // The page of a search is full sooner when more is found.
  expect(many).toEqual(isSearch ? few.filter((statement) => many.includes(statement)) : few)
  return few
}

describe('the statements of', () => {
  test('a node by its id', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on Artifact { name type tags } } }'
    expect(await pinned(query, ({ artifact }) => ({ id: artifact }))).toMatchInlineSnapshot(`
      [
        "SELECT a.id AS "id",a.type AS "type",a.name AS "name",a.tags AS "tags" FROM artifacts a WHERE id = ANY ($1::uuid[])",
      ]
    `)
  })

  test('a list of 20 collections with their counts', async () => {
    const query = '{ collections(first: 20) { edges { cursor node { id name artifactCount groupCount } } } }'
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT c.id AS "id",c.name AS "name",c.artifact_count AS "artifactCount",c.group_count AS "groupCount",c.created_at AS "createdAt" FROM collections c ORDER BY c.created_at DESC,c.id DESC LIMIT 21",
      ]
    `)
  })

  test('three levels of ten', async () => {
    const query = `{
      collections(first: 10) { nodes { name groups(first: 10) { nodes { name artifacts(first: 10) { edges { position node { name } } } } } } }
    }`
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT c.id AS "id",c.name AS "name",c.created_at AS "createdAt" FROM collections c ORDER BY c.created_at DESC,c.id DESC LIMIT 11",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT a.id AS "id",a.name AS "name",m.order_key AS "orderKey",$2::text AS "listType",m.group_id::text AS "listId" FROM group_memberships m JOIN artifacts a ON a.id = m.artifact_id WHERE m.group_id = parents.id ORDER BY m.order_key LIMIT 11) AS items",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT g.id AS "id",g.collection_id AS "collectionId",g.name AS "name",g.order_key AS "orderKey" FROM groups g WHERE g.collection_id = parents.id ORDER BY g.order_key LIMIT 11) AS items",
        "The positions in group_memberships.",
      ]
    `)
  })

  test('a page of a group from the end', async () => {
    const query = `query ($id: ID!) {
      node(id: $id) { ... on Group { artifacts(last: 20) { pageInfo { hasPreviousPage startCursor } nodes { name } } } }
    }`
    expect(await pinned(query, ({ group }) => ({ id: group }))).toMatchInlineSnapshot(`
      [
        "SELECT g.id AS "id",g.collection_id AS "collectionId" FROM groups g WHERE id = ANY ($1::uuid[])",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT a.id AS "id",a.name AS "name",m.order_key AS "orderKey" FROM group_memberships m JOIN artifacts a ON a.id = m.artifact_id WHERE m.group_id = parents.id ORDER BY m.order_key DESC LIMIT 21) AS items",
      ]
    `)
  })

  test('a filter with a search', async () => {
    const query = `{
      artifacts(first: 20, filter: { search: "review", types: [SKILL], tags: { none: ["old"] } }) { nodes { name } }
    }`
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT a.id AS "id",a.name AS "name",a.relevance AS key0 FROM (SELECT a.*, 0::float8 + ts_rank(a.search, search_query($1::text[])) AS relevance FROM ( SELECT a.* FROM artifacts a WHERE a.search @@ $2::tsquery AND a.state IN ($3::artifact_state) AND NOT a.tags && $4::text[] AND a.search @@ search_query($5::text[]) AND (a.search @@ search_of_names($6::text[])) IS NOT TRUE ORDER BY a.id DESC LIMIT 40) AS a) AS a ORDER BY a.relevance DESC,a.id DESC LIMIT 21",
        "SELECT a.id AS "id",a.name AS "name",a.relevance AS key0 FROM (SELECT a.*, 2::float8 + ts_rank(a.search, search_query($1::text[])) AS relevance FROM ( SELECT a.* FROM artifacts a WHERE a.search @@ $2::tsquery AND a.state IN ($3::artifact_state) AND NOT a.tags && $4::text[] AND a.search @@ search_of_names($5::text[]) ORDER BY a.id DESC LIMIT 40) AS a) AS a ORDER BY a.relevance DESC,a.id DESC LIMIT 21",
        "SELECT tablename::text AS "table", ( SELECT coalesce(jsonb_object_agg(word, share), '{}') FROM unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (word, share) -- Behind the words' shares stand the least and the greatest of them. Signs are in front of what is no word of a text. WHERE word !~ '^[=#]') AS shares FROM pg_stats WHERE schemaname = current_schema() AND attname = 'search'",
      ]
    `)
  })

  test('sources with their counts, last scans and details', async () => {
    const query = `{
      sources(first: 100) { nodes { url artifactCount countsByType { type count } lastScan { status } details { readme } } }
    }`
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT d.source_id AS "sourceId",d.repository_description AS "repositoryDescription",d.readme AS "readme",d.readme_truncated AS "readmeTruncated",d.fetched_at AS "fetchedAt",d.fetch_error AS "fetchError",d.readme_commit AS "readmeCommit" FROM source_details d WHERE source_id = ANY ($1::uuid[])",
        "SELECT last.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL ( SELECT n.id AS "id",n.source_id AS "sourceId",n.status AS "status",n.started_at AS "startedAt",n.finished_at AS "finishedAt",n.heartbeat_at AS "heartbeatAt",n.attempt AS "attempt",n.not_before AS "notBefore",n.commit AS "commit",n.files_total AS "filesTotal",n.files_read AS "filesRead",n.added AS "added",n.changed AS "changed",n.removed AS "removed",n.unchanged AS "unchanged",n.error AS "error",n.findings AS "findings",n.version AS "version",n.created_at AS "createdAt",n.updated_at AS "updatedAt" FROM scans n WHERE source_id = asked.id ORDER BY id DESC LIMIT 1) AS last",
        "SELECT s.id AS "id",s.owner AS "owner",s.repository AS "repository",s.artifact_count AS "artifactCount",s.created_at AS "createdAt" FROM sources s ORDER BY s.created_at DESC,s.id DESC LIMIT 101",
        "SELECT source_id::text AS "sourceId", type, count(*)::int FROM artifacts WHERE source_id = ANY ($1::uuid[]) AND state = 'ACTIVE' GROUP BY source_id, type ORDER BY type",
      ]
    `)
  })

  test('artifacts with their source, plugin, collections and groups', async () => {
    const query = `{
      artifacts(first: 50) {
        nodes {
          name
          source { url }
          plugin { name }
          collections(first: 5) { nodes { name } }
          groups(first: 5) { nodes { name collection { name } } }
        }
      }
    }`
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT a.id AS "id",a.name AS "name" FROM artifacts a WHERE id = ANY ($1::uuid[])",
        "SELECT a.id AS "id",a.source_id AS "sourceId",a.plugin_id AS "pluginId",a.name AS "name",a.created_at AS "createdAt" FROM artifacts a WHERE a.state IN ($1::artifact_state) ORDER BY a.created_at DESC,a.id DESC LIMIT 51",
        "SELECT c.id AS "id",c.name AS "name" FROM collections c WHERE id = ANY ($1::uuid[])",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT c.id AS "id",c.name AS "name",c.created_at AS "createdAt" FROM collection_memberships m JOIN collections c ON c.id = m.collection_id WHERE m.artifact_id = parents.id ORDER BY c.created_at DESC,c.id DESC LIMIT 6) AS items",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT g.id AS "id",g.collection_id AS "collectionId",g.name AS "name",g.created_at AS "createdAt" FROM group_memberships m JOIN groups g ON g.id = m.group_id WHERE m.artifact_id = parents.id ORDER BY g.created_at DESC,g.id DESC LIMIT 6) AS items",
        "SELECT s.id AS "id",s.owner AS "owner",s.repository AS "repository" FROM sources s WHERE id = ANY ($1::uuid[])",
      ]
    `)
  })

  test('collections and groups with how they are deployed, and histories with drifts', async () => {
    const query = `query ($projectId: ID) {
      collections(first: 50) {
        nodes {
          deploymentSummary { deployedCount lastDeploymentAt }
          inProject: deploymentSummary(projectId: $projectId) { deployedCount }
          groups(first: 2) {
            nodes { deploymentSummary { failedCount } inProject: deploymentSummary(projectId: $projectId) { pendingCount } }
          }
          deploymentHistory(first: 2) { nodes { drift artifact { name } project { name } } }
        }
      }
    }`
    expect(await pinned(query, ({ project }) => ({ projectId: project }))).toMatchInlineSnapshot(`
      [
        "SELECT a.id AS "id",a.name AS "name" FROM artifacts a WHERE id = ANY ($1::uuid[])",
        "SELECT asked.id::text AS asked, k.deployment_id::text AS "deploymentId", k.success_id::text AS "successId", k.*, a.content_hash AS "artifactHash", (a.state = 'REMOVED' OR a.gone_upstream) AS "artifactGone" FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS asked (id, project_id, artifact_id) JOIN project_artifacts k ON k.project_id = asked.project_id AND k.artifact_id = asked.artifact_id JOIN artifacts a ON a.id = asked.artifact_id",
        "SELECT asked.id::text, asked.project_id::text AS "projectId", count(*) FILTER (WHERE k.status = 'SUCCEEDED')::int AS "deployedCount", count(*) FILTER (WHERE k.status = 'FAILED')::int AS "failedCount", count(*) FILTER (WHERE k.status = 'PENDING')::int AS "pendingCount", max(k.deployed_at) AS "lastDeploymentAt" FROM unnest($1::uuid[], $2::uuid[]) AS asked (id, project_id) JOIN collection_memberships m ON m.collection_id = asked.id JOIN project_artifacts k ON k.project_id = asked.project_id AND k.artifact_id = m.artifact_id GROUP BY asked.id, asked.project_id",
        "SELECT asked.id::text, asked.project_id::text AS "projectId", count(*) FILTER (WHERE k.status = 'SUCCEEDED')::int AS "deployedCount", count(*) FILTER (WHERE k.status = 'FAILED')::int AS "failedCount", count(*) FILTER (WHERE k.status = 'PENDING')::int AS "pendingCount", max(k.deployed_at) AS "lastDeploymentAt" FROM unnest($1::uuid[], $2::uuid[]) AS asked (id, project_id) JOIN group_memberships m ON m.group_id = asked.id JOIN project_artifacts k ON k.project_id = asked.project_id AND k.artifact_id = m.artifact_id GROUP BY asked.id, asked.project_id",
        "SELECT c.id AS "id",c.artifact_count AS "artifactCount",c.created_at AS "createdAt" FROM collections c ORDER BY c.created_at DESC,c.id DESC LIMIT 51",
        "SELECT m.collection_id::text AS id, NULL AS "projectId", count(*) FILTER (WHERE k.status = 'SUCCEEDED')::int AS "deployedCount", count(*) FILTER (WHERE k.status = 'FAILED')::int AS "failedCount", count(*) FILTER (WHERE k.status = 'PENDING')::int AS "pendingCount", max(k.deployed_at) AS "lastDeploymentAt" FROM collection_memberships m JOIN collection_deployments k ON k.collection_id = m.collection_id AND k.artifact_id = m.artifact_id WHERE m.collection_id = ANY ($1::uuid[]) GROUP BY m.collection_id",
        "SELECT m.group_id::text AS id, NULL AS "projectId", count(*) FILTER (WHERE k.status = 'SUCCEEDED')::int AS "deployedCount", count(*) FILTER (WHERE k.status = 'FAILED')::int AS "failedCount", count(*) FILTER (WHERE k.status = 'PENDING')::int AS "pendingCount", max(k.deployed_at) AS "lastDeploymentAt" FROM group_memberships m JOIN collection_deployments k ON k.collection_id = m.collection_id AND k.artifact_id = m.artifact_id WHERE m.group_id = ANY ($1::uuid[]) GROUP BY m.group_id",
        "SELECT p.id AS "id",p.name AS "name" FROM projects p WHERE id = ANY ($1::uuid[])",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT d.id AS "id",d.project_id AS "projectId",d.artifact_id AS "artifactId",d.deployed_at AS "deployedAt" FROM ( SELECT k.artifact_id, nth_value(k.deployed_at, 3) OVER all_of_them AS last_at, nth_value(k.deployment_id, 3) OVER all_of_them AS last_id FROM (SELECT k.artifact_id, k.deployed_at, k.deployment_id FROM collection_deployments k WHERE k.collection_id = parents.id ORDER BY k.deployed_at DESC,k.deployment_id DESC LIMIT 3) AS k WINDOW all_of_them AS (ORDER BY k.deployed_at DESC,k.deployment_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ) AS first CROSS JOIN LATERAL ( SELECT * FROM deployments d WHERE d.artifact_id = first.artifact_id AND (d.deployed_at, d.id) >= (coalesce(first.last_at, '-infinity'), coalesce(first.last_id, '00000000-0000-0000-0000-000000000000')) ORDER BY d.deployed_at DESC,d.id DESC LIMIT 3 ) AS d ORDER BY d.deployed_at DESC,d.id DESC LIMIT 3) AS items",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT g.id AS "id",g.collection_id AS "collectionId",g.order_key AS "orderKey",g.artifact_count AS "artifactCount" FROM groups g WHERE g.collection_id = parents.id ORDER BY g.order_key LIMIT 3) AS items",
      ]
    `)
  })

  test('counts and contents that are asked for', async () => {
    const query = `{
      collections(first: 5) { totalCount nodes { artifacts(first: 5) { totalCount nodes { content } } } }
    }`
    expect(await pinned(query)).toMatchInlineSnapshot(`
      [
        "SELECT a.id::text AS id, coalesce(c.text, b.text) AS text, CASE WHEN b.hash IS NULL AND s.id IS NOT NULL THEN jsonb_build_object( 'hash', a.content_blob, 'owner', s.owner, 'repository', s.repository, 'ref', s.ref) END AS missing FROM artifacts a LEFT JOIN artifact_contents c ON c.artifact_id = a.id LEFT JOIN blobs b ON b.hash = a.content_blob LEFT JOIN sources s ON s.id = a.source_id AND a.content_blob IS NOT NULL WHERE a.id = ANY ($1::uuid[])",
        "SELECT c.id AS "id",c.created_at AS "createdAt" FROM collections c ORDER BY c.created_at DESC,c.id DESC LIMIT 6",
        "SELECT count(*)::int FROM collections c",
        "SELECT m.collection_id::text AS parent, count(*)::int FROM collection_memberships m JOIN artifacts a ON a.id = m.artifact_id WHERE m.collection_id = ANY ($1::uuid[]) GROUP BY m.collection_id",
        "SELECT parents.id::text AS parent, items.* FROM unnest($1::uuid[]) AS parents (id) CROSS JOIN LATERAL (SELECT a.id AS "id",m.order_key AS "orderKey" FROM collection_memberships m JOIN artifacts a ON a.id = m.artifact_id WHERE m.collection_id = parents.id ORDER BY m.order_key LIMIT 6) AS items",
      ]
    `)
  })
})

test('a page costs the same at any depth', async () => {
  const library = await furnishLibrary(100)
  const query = `query ($id: ID!, $after: String) {
    node(id: $id) { ... on Group { artifacts(first: 5, after: $after) { pageInfo { endCursor } edges { position } } } }
  }`
  const at = async (skipped: number) => {
    const { node } = await library.world.read<{ node: { artifacts: { pageInfo: { endCursor: string } } } }>(
      query.replace('first: 5', `first: ${String(skipped)}`),
      { id: library.group },
    )
    return statementsOf(library, query, { id: library.group, after: node.artifacts.pageInfo.endCursor })
  }
  const [near, far] = [await at(1), await at(90)]
  expect(near).toHaveLength(3)
  expect(far).toEqual(near)
})

test('what is not asked for is not counted', async () => {
  const library = await furnishLibrary(2)
  const statements = await statementsOf(
    library,
    `query ($id: ID!) {
      collections { nodes { artifactCount groupCount artifacts { edges { cursor addedAt } } groups { nodes { artifactCount } } } }
      artifacts { edges { cursor } pageInfo { hasNextPage } }
      sources { nodes { artifactCount artifacts { nodes { id } } scans { nodes { id } } } }
      node(id: $id) { ... on Artifact { parts { nodes { id } } collections { nodes { id } } groups { nodes { id } } } }
    }`,
    { id: library.artifact },
  )
  expect(statements.length).toBeGreaterThan(8)
  expect(statements.filter((sql) => /\bcount\(/i.test(sql))).toEqual([])
})

describe('the documents that people begin with', () => {
  test('the examples of GraphiQL', async () => {
    const queries = (await readExamples()).filter((document) => /^query/m.test(document))
    const counts: number[] = []
    for (const query of queries) counts.push((await pinned(query)).length)
    expect(counts).toMatchInlineSnapshot(`
      [
        5,
        6,
        2,
        8,
      ]
    `)
  })

  test('the first query of the README', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
    const query = /```graphql\n(query .*?)```/s.exec(readme)?.[1] ?? ''
    expect(await pinned(query)).toHaveLength(4)
  })
})
