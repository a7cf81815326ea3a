import { describe, expect, it } from 'vitest'
import { seed } from '../prisma/seed.ts'
import { shipped } from './kit/shipped.ts'
import { stable } from './kit/stable.ts'
import type { World } from './kit/world.ts'

interface Shown {
  readonly type: string
  readonly name: string
  readonly path: string
  readonly upstreamUrl: string | null
  readonly plugin: { readonly name: string } | null
  readonly findings: readonly { readonly rule: string }[]
}

interface ShownCollection {
  readonly groups: {
    readonly nodes: readonly { readonly artifacts: { readonly nodes: readonly { readonly name: string }[] } }[]
  }
}

async function rows({ database: { prisma } }: World): Promise<unknown> {
  return Promise.all([
    prisma.source.findMany(),
    prisma.scan.findMany(),
    prisma.artifact.findMany({ orderBy: { id: 'asc' } }),
    prisma.collection.findMany(),
    prisma.group.findMany({ orderBy: { orderKey: 'asc' } }),
    prisma.collectionMembership.findMany({ orderBy: { orderKey: 'asc' } }),
    prisma.groupMembership.findMany({ orderBy: [{ groupId: 'asc' }, { orderKey: 'asc' }] }),
    prisma.project.findMany(),
    prisma.task.findMany({ orderBy: { id: 'asc' } }),
  ])
}

describe('the first catalogue', () => {
  it('is what the starter repository holds, with a collection of it', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    const { sources } = await world.read<Record<string, unknown>>(`{
      sources(first: 2) { totalCount nodes { __typename id url trustLevel tags scanStatus artifactCount
        countsByType { __typename type count } lastScan { __typename status added error findings { rule path } } } } }`)
    expect(stable(sources)).toMatchInlineSnapshot(`
      {
        "nodes": [
          {
            "__typename": "Source",
            "artifactCount": 14,
            "countsByType": [
              {
                "__typename": "ArtifactTypeCount",
                "count": 3,
                "type": "SKILL",
              },
              {
                "__typename": "ArtifactTypeCount",
                "count": 3,
                "type": "COMMAND",
              },
              {
                "__typename": "ArtifactTypeCount",
                "count": 3,
                "type": "AGENT",
              },
              {
                "__typename": "ArtifactTypeCount",
                "count": 1,
                "type": "HOOK",
              },
              {
                "__typename": "ArtifactTypeCount",
                "count": 2,
                "type": "MCP_SERVER",
              },
              {
                "__typename": "ArtifactTypeCount",
                "count": 2,
                "type": "PLUGIN",
              },
            ],
            "id": "Source#1",
            "lastScan": {
              "__typename": "Scan",
              "added": 14,
              "error": null,
              "findings": [],
              "status": "SUCCEEDED",
            },
            "scanStatus": "SUCCEEDED",
            "tags": [
              "starter",
            ],
            "trustLevel": "OFFICIAL",
            "url": "https://github.com/larder-examples/starter",
          },
        ],
        "totalCount": 1,
      }
    `)

    const { artifacts } = await world.read<{ artifacts: { nodes: Shown[] } }>(`{
      artifacts(orderBy: [{ field: TYPE }, { field: NAME }]) { nodes {
        type name path upstreamUrl plugin { name } findings { rule } } } }`)
    expect(
      artifacts.nodes.map(({ type, name, path, plugin }) =>
        [type, name, path, ...(plugin ? [`of ${plugin.name}`] : [])].join(' '),
      ),
    ).toMatchInlineSnapshot(`
      [
        "SKILL accessibility-pass skills/accessibility-pass",
        "SKILL database-migrations plugins/release-crew/skills/database-migrations of release-crew",
        "SKILL incident-notes skills/incident-notes",
        "COMMAND release-notes plugins/release-crew/commands/release-notes.md of release-crew",
        "COMMAND review-change plugins/review-desk/commands/review-change.md of review-desk",
        "COMMAND summarise-discussion plugins/review-desk/commands/summarise-discussion.md of review-desk",
        "AGENT rollback-planner plugins/release-crew/agents/rollback-planner.md of release-crew",
        "AGENT security-reader plugins/review-desk/agents/security-reader.md of review-desk",
        "AGENT test-critic plugins/review-desk/agents/test-critic.md of review-desk",
        "HOOK review-desk plugins/review-desk/hooks/hooks.json of review-desk",
        "MCP_SERVER github plugins/release-crew/.mcp.json#github of release-crew",
        "MCP_SERVER release-docs plugins/release-crew/.mcp.json#release-docs of release-crew",
        "PLUGIN release-crew plugins/release-crew",
        "PLUGIN review-desk plugins/review-desk",
      ]
    `)
    expect(artifacts.nodes.filter(({ upstreamUrl }) => upstreamUrl !== null)).toEqual([])
    // One of them shows what a finding looks like.
    expect(artifacts.nodes.flatMap(({ name, findings }) => findings.map(({ rule }) => `${name}: ${rule}`)))
      .toMatchInlineSnapshot(`
      [
        "incident-notes: skill-unknown-field",
        "incident-notes: version-not-semver",
      ]
    `)

    const { collections } = await world.read<{ collections: { nodes: ShownCollection[] } }>(`{
      collections(first: 2) { nodes { __typename name description artifactCount
        groups(first: 5) { nodes { __typename name description artifacts { nodes { name } } } } } } }`)
    const shown = collections.nodes.map(({ groups, ...collection }) => ({
      ...collection,
      groups: groups.nodes.map((group) => ({ ...group, artifacts: group.artifacts.nodes.map(({ name }) => name) })),
    }))
    expect(shown).toMatchInlineSnapshot(`
      [
        {
          "__typename": "Collection",
          "artifactCount": 14,
          "description": "What a team reaches for every day.",
          "groups": [
            {
              "__typename": "Group",
              "artifacts": [
                "accessibility-pass",
                "review-change",
                "summarise-discussion",
                "security-reader",
                "test-critic",
                "review-desk",
                "review-desk",
              ],
              "description": "Before something is merged.",
              "name": "Review",
            },
            {
              "__typename": "Group",
              "artifacts": [
                "database-migrations",
                "release-notes",
                "rollback-planner",
                "github",
                "release-docs",
                "release-crew",
              ],
              "description": "From the last merge to the announcement.",
              "name": "Release",
            },
          ],
          "name": "Everyday work",
        },
      ]
    `)
  })

  it('has a project with a tree of tasks', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    const { projects } = await world.read<{
      projects: { nodes: { name: string; taskTree: { depth: number; task: { title: string; status: string } }[] }[] }
    }>('{ projects(first: 2) { nodes { name taskTree { depth task { title status } } } } }')
    const lines = projects.nodes.map(({ name, taskTree }) => [
      name,
      ...taskTree.map(({ depth, task }) => `${'  '.repeat(depth)}${task.title}: ${task.status}`),
    ])
    expect(lines).toMatchInlineSnapshot(`
      [
        [
          "Tools for the whole team",
          "Look through the starter repository: COMPLETED",
          "Agree on what everybody uses: IN_PROGRESS",
          "  Ask who uses what: COMPLETED",
          "  Sort it into groups: TODO",
          "    Review: TODO",
          "    Release: TODO",
          "Roll it out: TODO",
        ],
      ]
    `)
  })

  it('is deployed in part, so that drift can be seen', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    const { projects } = await world.read<Record<string, unknown>>(`{
      projects(first: 2) { nodes { __typename name status deployments(latestOnly: true) {
        nodes { __typename status drift message artifact { name } } } } } }`)
    expect(projects).toMatchInlineSnapshot(`
      {
        "nodes": [
          {
            "__typename": "Project",
            "deployments": {
              "nodes": [
                {
                  "__typename": "Deployment",
                  "artifact": {
                    "name": "database-migrations",
                  },
                  "drift": "NOT_DEPLOYED",
                  "message": "The disk was full.",
                  "status": "FAILED",
                },
                {
                  "__typename": "Deployment",
                  "artifact": {
                    "name": "review-change",
                  },
                  "drift": "MODIFIED",
                  "message": null,
                  "status": "SUCCEEDED",
                },
                {
                  "__typename": "Deployment",
                  "artifact": {
                    "name": "incident-notes",
                  },
                  "drift": "OUTDATED",
                  "message": "An earlier version.",
                  "status": "SUCCEEDED",
                },
                {
                  "__typename": "Deployment",
                  "artifact": {
                    "name": "accessibility-pass",
                  },
                  "drift": "IN_SYNC",
                  "message": null,
                  "status": "SUCCEEDED",
                },
              ],
            },
            "name": "Tools for the whole team",
            "status": "ACTIVE",
          },
        ],
      }
    `)
  })

  it('is made once', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    const first = await rows(world)
    await seed(larder)
    expect(await rows(world)).toEqual(first)
  })

  it('is made once by two that start together', async () => {
    const { world, larder } = await shipped()
    await Promise.all([seed(larder), seed(larder)])
    const { sources, collections } = await world.read<Record<string, { totalCount: number }>>(
      '{ sources { totalCount } collections { totalCount } }',
    )
    expect([sources?.totalCount, collections?.totalCount]).toEqual([1, 1])
  })

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['a collection', (world) => world.collection('mine')],
    ['an artifact', (world) => world.artifact()],
    ['a project', (world) => world.project('mine')],
    ['a source', (world) => world.source('https://github.com/obra/superpowers', { scan: false })],
  ])('is not made where there is %s already', async (_, make) => {
    const { world, larder } = await shipped()
    await make(world)
    const before = await rows(world)
    await seed(larder)
    expect(await rows(world)).toEqual(before)
  })
})
