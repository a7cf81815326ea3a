import { describe, expect, test } from 'vitest'
import { decodeId, encodeId, newId } from '../../../src/ids.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { day, driftOf, project, recorded, sendReport, type StateInput } from './documents.ts'

/** A world with one scanned artifact, and what can happen to it. */
async function workshop() {
  const repositories: Record<string, ReturnType<typeof repositoryOf>> = { 'acme/tools': repositoryOf(skill('sharpen')) }
  const world = await createWorld({ repositories })
  const source = await world.source('https://github.com/acme/tools')
  const { id, contentHash } = await world.database.prisma.artifact.findFirstOrThrow()
  const artifact = encodeId('Artifact', id)
  const shop = await project(world)
  const scan = async (files: Record<string, string>) => {
    repositories['acme/tools'] = repositoryOf(files, { commit: '2'.repeat(40) })
    await world.read('mutation ($id: ID!) { scanSource(input: { id: $id }) { __typename } }', { id: source })
    await world.larder.scans.idle()
  }
  return {
    ...{ world, artifact, shop, hash: contentHash ?? '' },
    deploy: async (status: string, date: string, hash: string | null = contentHash) => {
      const [row] = await recorded(world, shop, [{ artifactId: artifact, status, contentHash: hash, deployedAt: date }])
      return row?.deployment?.id
    },
    report: (state: Omit<StateInput, 'artifactId'>) => sendReport(world, shop, [{ artifactId: artifact, ...state }]),
    changeUpstream: () => scan(skill('sharpen', 'Do another thing.\n')),
    removeUpstream: () => scan(skill('blunt')),
  }
}
type Workshop = Awaited<ReturnType<typeof workshop>>

const mine = 'b'.repeat(40)

describe('drift', () => {
  test.each<[string, string, (shop: Workshop) => Promise<unknown>]>([
    ['NOT_DEPLOYED', 'a first attempt failed', () => Promise.resolve()],
    ['IN_SYNC', 'it was deployed as it is', ({ deploy }) => deploy('SUCCEEDED', day(1))],
    [
      'MISSING',
      'its copy is gone',
      async ({ deploy, report }) => {
        await deploy('SUCCEEDED', day(1))
        await report({ gone: true })
      },
    ],
    [
      'ORPHANED',
      'it is gone upstream',
      async ({ deploy, removeUpstream }) => {
        await deploy('SUCCEEDED', day(1))
        await removeUpstream()
      },
    ],
    [
      'OUTDATED',
      'it has changed upstream',
      async ({ deploy, changeUpstream }) => {
        await deploy('SUCCEEDED', day(1))
        await changeUpstream()
      },
    ],
    [
      'MODIFIED',
      'its copy was changed',
      async ({ deploy, report }) => {
        await deploy('SUCCEEDED', day(1))
        await report({ contentHash: mine })
      },
    ],
    [
      'CONFLICT',
      'both have changed',
      async ({ deploy, report, changeUpstream }) => {
        await deploy('SUCCEEDED', day(1))
        await report({ contentHash: mine })
        await changeUpstream()
      },
    ],
    ['SUPERSEDED', 'another event has followed', ({ deploy }) => deploy('PENDING', day(9))],
  ])('is %s when %s', async (drift, _, happen) => {
    const shop = await workshop()
    const latest = await shop.deploy('FAILED', day(5))
    await happen(shop)
    expect(await driftOf(shop.world, latest)).toBe(drift)
  })

  test('a copy that was reported is replaced by a later success, and by a later report', async () => {
    const { world, deploy, report, hash } = await workshop()
    await deploy('SUCCEEDED', day(1))
    await report({ gone: true })
    expect(await driftOf(world, await deploy('SUCCEEDED', '2100-01-01T00:00:00Z'))).toBe('IN_SYNC')
    const failed = await deploy('FAILED', '2100-01-02T00:00:00Z')
    await report({ contentHash: mine })
    expect(await driftOf(world, failed)).toBe('MODIFIED')
    await report({ contentHash: hash, gone: false })
    expect(await driftOf(world, failed)).toBe('IN_SYNC')
  })

  test('of many events is one statement', async () => {
    const { world, shop, artifact } = await workshop()
    const events = Array.from({ length: 100 }, (_, index) => ({
      ...{ artifactId: artifact, status: 'SUCCEEDED' },
      deployedAt: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    }))
    await recorded(world, shop, events)
    world.statements.take()
    await world.read(
      'query ($id: ID!) { node(id: $id) { ... on Project { deployments(first: 100) { nodes { drift artifact { id } project { id } } } } } }',
      { id: shop },
    )
    expect(world.statements.take()).toHaveLength(4)
  })
})

describe('reportDeploymentState', () => {
  test('takes the states of copies, and answers the latest deployments in their order', async () => {
    const { world, shop, artifact, deploy } = await workshop()
    const other = await world.artifact({ name: 'polish' })
    await deploy('SUCCEEDED', day(1))
    await recorded(world, shop, [{ artifactId: other, status: 'SUCCEEDED', deployedAt: day(2) }])
    world.statements.take()
    const result = await sendReport(world, shop, [
      { artifactId: other, gone: true },
      { artifactId: artifact, contentHash: mine },
    ])
    expect(world.statements.take()).toHaveLength(7)
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "ReportDeploymentStateSuccess",
        "deployments": [
          {
            "__typename": "Deployment",
            "artifact": {
              "__typename": "Artifact",
              "id": "Artifact#1",
              "name": "polish",
            },
            "contentHash": null,
            "createdAt": "time",
            "deployedAt": "time",
            "deployedBy": "local",
            "drift": "MISSING",
            "id": "Deployment#1",
            "message": null,
            "project": {
              "__typename": "Project",
              "id": "Project#1",
              "name": "Shop",
            },
            "status": "SUCCEEDED",
            "updatedAt": "time",
            "version": 1,
          },
          {
            "__typename": "Deployment",
            "artifact": {
              "__typename": "Artifact",
              "id": "Artifact#2",
              "name": "sharpen",
            },
            "contentHash": "1b08f609e8a7dc17bcf83deeb1c71a1fac531dc3b825e232d79ed158844cb1c3",
            "createdAt": "time",
            "deployedAt": "time",
            "deployedBy": "local",
            "drift": "MODIFIED",
            "id": "Deployment#2",
            "message": null,
            "project": {
              "__typename": "Project",
              "id": "Project#1",
              "name": "Shop",
            },
            "status": "SUCCEEDED",
            "updatedAt": "time",
            "version": 1,
          },
        ],
      }
    `)
  })

  test.each<[string, (ids: { shop: string; artifact: string; loose: string }) => [string, StateInput[]]]>([
    ['a malformed project', ({ artifact }) => ['x', [{ artifactId: artifact, gone: true }]]],
    ['an unknown project', ({ artifact }) => [encodeId('Project', newId()), [{ artifactId: artifact, gone: true }]]],
    ['a malformed artifact', ({ shop }) => [shop, [{ artifactId: 'x', gone: true }]]],
    ['an unknown artifact', ({ shop }) => [shop, [{ artifactId: encodeId('Artifact', newId()), gone: true }]]],
    [
      'one that was never deployed',
      ({ shop, artifact, loose }) => [
        shop,
        [
          { artifactId: artifact, gone: true },
          { artifactId: loose, gone: true },
        ],
      ],
    ],
    ['neither hash nor gone', ({ shop, artifact }) => [shop, [{ artifactId: artifact, gone: false }]]],
    ['both hash and gone', ({ shop, artifact }) => [shop, [{ artifactId: artifact, gone: true, contentHash: mine }]]],
    ['a hash that is none', ({ shop, artifact }) => [shop, [{ artifactId: artifact, contentHash: 'a b' }]]],
    [
      'an artifact twice',
      ({ shop, artifact }) => [
        shop,
        [
          { artifactId: artifact, gone: true },
          { artifactId: artifact, contentHash: mine },
        ],
      ],
    ],
    [
      'more than 500',
      ({ shop, artifact }) => [shop, Array.from({ length: 501 }, () => ({ artifactId: artifact, gone: true }))],
    ],
  ])('refuses %s, and changes nothing', async (what, input) => {
    const { world, shop, artifact, deploy } = await workshop()
    const latest = await deploy('SUCCEEDED', day(1))
    const loose = await world.artifact()
    expect(stable(await sendReport(world, ...input({ shop, artifact, loose })))).toMatchSnapshot(what)
    expect(await driftOf(world, latest)).toBe('IN_SYNC')
  })

  test('is refused for a deleted project', async () => {
    const { world, shop, artifact, deploy } = await workshop()
    await deploy('SUCCEEDED', day(1))
    const { id = '' } = decodeId(shop) ?? {}
    await world.database.prisma.project.update({ where: { id }, data: { deletedAt: new Date(), deletionId: newId() } })
    const result = await sendReport(world, shop, [{ artifactId: artifact, gone: true }])
    expect(result).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'projectId'] })
  })
})
