import { describe, expect, test } from 'vitest'
import { decodeId, encodeId, newId } from '../../../src/ids.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { day, type DeploymentInput, driftOf, project, recorded, type Row, sendRecord } from './documents.ts'

const hash = 'a'.repeat(40)
const outcomes = (rows: readonly Row[]) =>
  rows.map(({ outcome, error }) => (error ? `${outcome} ${error.code} ${error.path.slice(2).join('.')}` : outcome))

async function workshop() {
  const world = await createWorld()
  const [a = '', b = ''] = await world.artifacts(2)
  return { world, a, b, shop: await project(world) }
}

const countEvents = (world: World): Promise<number> => world.database.prisma.deployment.count()

describe('recordDeployments', () => {
  test('records events, and says of each what happened', async () => {
    const { world, a, b, shop } = await workshop()
    const result = await sendRecord(world, {
      projectId: shop,
      deployments: [
        { artifactId: a, status: 'SUCCEEDED', contentHash: hash, deployedAt: day(1), message: ' By hand. ' },
        { artifactId: b, status: 'FAILED', deployedAt: day(2) },
      ],
    })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "RecordDeploymentsSuccess",
        "rows": [
          {
            "__typename": "RecordDeploymentRow",
            "artifactId": "Artifact#1",
            "deployment": {
              "__typename": "Deployment",
              "artifact": {
                "__typename": "Artifact",
                "id": "Artifact#1",
                "name": "artifact 1",
              },
              "contentHash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
              "createdAt": "time",
              "deployedAt": "time",
              "deployedBy": "local",
              "drift": "OUTDATED",
              "id": "Deployment#1",
              "message": "By hand.",
              "project": {
                "__typename": "Project",
                "id": "Project#1",
                "name": "Shop",
              },
              "status": "SUCCEEDED",
              "updatedAt": "time",
              "version": 1,
            },
            "error": null,
            "outcome": "RECORDED",
          },
          {
            "__typename": "RecordDeploymentRow",
            "artifactId": "Artifact#2",
            "deployment": {
              "__typename": "Deployment",
              "artifact": {
                "__typename": "Artifact",
                "id": "Artifact#2",
                "name": "artifact 2",
              },
              "contentHash": null,
              "createdAt": "time",
              "deployedAt": "time",
              "deployedBy": "local",
              "drift": "NOT_DEPLOYED",
              "id": "Deployment#2",
              "message": null,
              "project": {
                "__typename": "Project",
                "id": "Project#1",
                "name": "Shop",
              },
              "status": "FAILED",
              "updatedAt": "time",
              "version": 1,
            },
            "error": null,
            "outcome": "RECORDED",
          },
        ],
      }
    `)
  })

  test('sent again, nothing is recorded twice, with or without a hash', async () => {
    const { world, a, b, shop } = await workshop()
    const events: DeploymentInput[] = [
      { artifactId: a, status: 'SUCCEEDED', contentHash: hash, deployedAt: day(1), message: 'First.' },
      { artifactId: a, status: 'SUCCEEDED', deployedAt: day(1) },
      { artifactId: a, status: 'SUCCEEDED', contentHash: null, deployedAt: day(1) },
      { artifactId: a, status: 'FAILED', contentHash: hash, deployedAt: day(1) },
      { artifactId: b, status: 'SUCCEEDED', contentHash: hash, deployedAt: day(1) },
    ]
    const first = await recorded(world, shop, events)
    expect(outcomes(first)).toEqual(['RECORDED', 'RECORDED', 'ALREADY_RECORDED', 'RECORDED', 'RECORDED'])
    expect(first[2]?.deployment).toEqual(first[1]?.deployment)
    const again = await recorded(
      world,
      shop,
      events.map((event) => ({ ...event, message: 'Another.' })),
    )
    expect(new Set(outcomes(again))).toEqual(new Set(['ALREADY_RECORDED']))
    expect(again.map(({ deployment }) => deployment)).toEqual(first.map(({ deployment }) => deployment))
    expect(await countEvents(world)).toBe(4)
    const elsewhere = await recorded(world, await project(world, 'Other'), events.slice(0, 1))
    expect(outcomes(elsewhere)).toEqual(['RECORDED'])
  })

  test('takes the time of the request where none is given', async () => {
    const { world, a, shop } = await workshop()
    const begun = new Date()
    await recorded(world, shop, [{ artifactId: a, status: 'PENDING' }])
    const { deployedAt, deployedBy } = await world.database.prisma.deployment.findFirstOrThrow()
    expect(deployedAt.getTime()).toBeGreaterThanOrEqual(begun.getTime())
    expect(deployedAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect(deployedBy).toBe('local')
  })

  test('an event that happened before others, and is recorded after them, does not take their place', async () => {
    const { world, a, shop } = await workshop()
    const [latest] = await recorded(world, shop, [{ artifactId: a, status: 'FAILED', deployedAt: day(3) }])
    const [earlier] = await recorded(world, shop, [{ artifactId: a, status: 'SUCCEEDED', deployedAt: day(2) }])
    expect(await driftOf(world, earlier?.deployment?.id)).toBe('SUPERSEDED')
    expect(await driftOf(world, latest?.deployment?.id)).toBe('IN_SYNC')
  })

  const wrong = (a: string, b: string): DeploymentInput[] => [
    { artifactId: a, status: 'SUCCEEDED', deployedAt: day(1) },
    { artifactId: 'x', status: 'SUCCEEDED', deployedAt: day(1) },
    { artifactId: encodeId('Group', newId()), status: 'SUCCEEDED', deployedAt: day(1) },
    { artifactId: encodeId('Artifact', newId()), status: 'SUCCEEDED', deployedAt: day(1) },
    { artifactId: a, status: 'SUCCEEDED', contentHash: 'a b', deployedAt: day(1) },
    { artifactId: a, status: 'SUCCEEDED', contentHash: '', deployedAt: day(1) },
    { artifactId: a, status: 'SUCCEEDED', message: 'x'.repeat(2001), deployedAt: day(1) },
    { artifactId: a, status: 'SUCCEEDED', deployedAt: '9999-12-31T23:59:59-10:00' },
    { artifactId: b, status: 'PENDING', deployedAt: day(1) },
  ]

  test('with ROLLBACK writes nothing when one event is wrong, and says why', async () => {
    const { world, a, b, shop } = await workshop()
    const events = wrong(a, b)
    const rows = await recorded(world, shop, events)
    expect(outcomes(rows)).toMatchInlineSnapshot(`
      [
        "ROLLED_BACK",
        "FAILED VALIDATION 1.artifactId",
        "FAILED VALIDATION 2.artifactId",
        "FAILED NOT_FOUND 3.artifactId",
        "FAILED VALIDATION 4.contentHash",
        "FAILED VALIDATION 5.contentHash",
        "FAILED VALIDATION 6.message",
        "FAILED VALIDATION 7.deployedAt",
        "ROLLED_BACK",
      ]
    `)
    expect(rows.every(({ deployment }) => deployment === null)).toBe(true)
    expect(await countEvents(world)).toBe(0)
    expect(await recorded(world, shop, events, { onError: 'ROLLBACK' })).toEqual(rows)
  })

  test('with SKIP records the others', async () => {
    const { world, a, b, shop } = await workshop()
    const rows = await recorded(world, shop, wrong(a, b), { onError: 'SKIP' })
    expect(rows.filter(({ outcome }) => outcome === 'RECORDED').map(({ artifactId }) => artifactId)).toEqual([a, b])
    expect(await countEvents(world)).toBe(2)
  })

  test('takes 500 events, and none', async () => {
    const { world, a, shop } = await workshop()
    const events = Array.from({ length: 500 }, (_, index) => ({
      ...{ artifactId: a, status: 'SUCCEEDED' },
      deployedAt: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    }))
    const rows = await recorded(world, shop, events)
    expect(new Set(outcomes(rows))).toEqual(new Set(['RECORDED']))
    expect(rows.map(({ deployment }) => deployment?.drift === 'SUPERSEDED')).toEqual(events.map((_, nth) => nth < 499))
    expect(await recorded(world, shop, [])).toEqual([])
  })

  test.each<[string, (shop: string) => Record<string, unknown>]>([
    ['a malformed project', () => ({ projectId: 'x', deployments: [] })],
    ['an id of another type', () => ({ projectId: encodeId('Collection', newId()), deployments: [] })],
    ['an unknown project', () => ({ projectId: encodeId('Project', newId()), deployments: [] })],
    [
      'more than 500',
      (shop) => ({
        projectId: shop,
        deployments: Array.from({ length: 501 }, () => ({ artifactId: 'x', status: 'FAILED' })),
      }),
    ],
  ])('refuses %s', async (what, input) => {
    const { world, shop } = await workshop()
    expect(stable(await sendRecord(world, input(shop)))).toMatchSnapshot(what)
  })

  test('records nothing to a deleted project, whose history stays', async () => {
    const { world, a, shop } = await workshop()
    const event = { artifactId: a, status: 'SUCCEEDED', deployedAt: day(1) }
    await recorded(world, shop, [event])
    const { id = '' } = decodeId(shop) ?? {}
    await world.database.prisma.project.update({ where: { id }, data: { deletedAt: new Date(), deletionId: newId() } })
    expect(await sendRecord(world, { projectId: shop, deployments: [event] })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'projectId'],
    })
    const history = '... on Artifact { deployments { nodes { status project { id } } } }'
    expect(await world.read(`query ($id: ID!) { node(id: $id) { ${history} } }`, { id: a })).toEqual({
      node: { deployments: { nodes: [{ status: 'SUCCEEDED', project: { id: shop } }] } },
    })
  })

  test('sends as many statements for 2 events as for 200', async () => {
    const { world, shop } = await workshop()
    const artifacts = await world.artifacts(200)
    await world.collection('all', artifacts)
    const send = async (count: number, date: string) => {
      world.statements.take()
      await recorded(
        world,
        shop,
        artifacts.slice(0, count).map((artifactId) => ({ artifactId, status: 'FAILED', deployedAt: date })),
      )
      return world.statements.take().map(({ sql }) => sql.trim().replaceAll(/\s+/g, ' ').slice(0, 48))
    }
    const few = await send(2, day(1))
    expect(await send(200, day(2))).toEqual(few)
    expect(few).toMatchInlineSnapshot(`
      [
        "SELECT id::text FROM projects WHERE id = $1::uui",
        "SELECT id::text FROM artifacts WHERE id = ANY ($",
        "SELECT d.id::text, d.artifact_id::text AS "artif",
        "INSERT INTO deployments (id, project_id, artifac",
        "SELECT d.id AS "id",d.project_id AS "projectId",",
        "SELECT asked.id::text AS asked, k.deployment_id:",
        "SELECT a.id AS "id",a.name AS "name" FROM artifa",
        "SELECT p.id AS "id",p.name AS "name" FROM projec",
      ]
    `)
  })
})
