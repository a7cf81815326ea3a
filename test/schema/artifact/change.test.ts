import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { reader } from '../../kit/actors.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { deleteArtifact, updateArtifact } from './documents.ts'

const update = (world: World, input: Record<string, unknown>) => world.read(updateArtifact, { input })
const remove = (world: World, input: Record<string, unknown>) => world.read(deleteArtifact, { input })

/** Everything that is stored of artifacts. */
async function rows({ database: { prisma } }: World): Promise<unknown[]> {
  return [
    await prisma.artifact.findMany({ orderBy: { id: 'asc' } }),
    await prisma.artifactContent.findMany({ orderBy: { artifactId: 'asc' } }),
    await prisma.collectionMembership.findMany(),
  ]
}

async function workshop() {
  const world = await createWorld({ repositories: { 'acme/tools': repositoryOf(skill('sharpen')) } })
  const id = await world.artifact({ name: 'polish', title: 'Polish', tags: ['shiny'], content: 'Polish it.\n' })
  await world.source('https://github.com/acme/tools')
  const scanned = await world.database.prisma.artifact.findFirstOrThrow({ where: { name: 'sharpen' } })
  world.statements.take()
  return { world, id, scanned: encodeId('Artifact', scanned.id) }
}

describe('updateArtifact', () => {
  test('changes what is given and leaves what is absent', async () => {
    const { world, id } = await workshop()
    const answer = await update(world, { id, name: 'Buff', description: 'Buffs.', ifVersion: 1 })
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "updateArtifact": {
          "__typename": "UpdateArtifactSuccess",
          "artifact": {
            "__typename": "Artifact",
            "content": "Polish it.
      ",
            "contentHash": null,
            "createdAt": "time",
            "declaredVersion": null,
            "description": "Buffs.",
            "detectedAt": null,
            "findings": [],
            "frontmatter": null,
            "id": "Artifact#1",
            "license": null,
            "name": "Buff",
            "path": null,
            "plugin": null,
            "source": null,
            "state": "ACTIVE",
            "tags": [
              "shiny",
            ],
            "title": "Polish",
            "type": "SKILL",
            "updatedAt": "time",
            "upstreamUrl": null,
            "version": 2,
          },
        },
      }
    `)
  })

  test('clears what is null', async () => {
    const { world, id } = await workshop()
    expect(await update(world, { id, title: null, tags: null, content: null })).toMatchObject({
      updateArtifact: { artifact: { name: 'polish', title: null, tags: [], content: null, version: 2 } },
    })
    expect(await world.database.prisma.artifactContent.count({ where: { text: 'Polish it.\n' } })).toBe(0)
  })

  test('changes content alone as a change of its own', async () => {
    const { world, id } = await workshop()
    const before = await world.database.prisma.artifact.findFirstOrThrow({ where: { name: 'polish' } })
    expect(await update(world, { id, content: 'Polish more.\n' })).toMatchObject({
      updateArtifact: { artifact: { content: 'Polish more.\n', version: 2 } },
    })
    const after = await world.database.prisma.artifact.findFirstOrThrow({ where: { name: 'polish' } })
    expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(before.updatedAt.getTime())
    expect(await update(world, { id, content: '' })).toMatchObject({
      updateArtifact: { artifact: { content: '', version: 3 } },
    })
  })

  test('of nothing changes nothing', async () => {
    const { world, id } = await workshop()
    const before = await rows(world)
    for (const input of [{ id }, { id, ifVersion: 1 }, { id, ifVersion: null }])
      expect(await update(world, input)).toMatchObject({ updateArtifact: { artifact: { version: 1 } } })
    expect(await rows(world)).toEqual(before)
  })

  test('sends the same few statements', async () => {
    const { world, id } = await workshop()
    await update(world, { id, name: 'Buff', content: 'Buff it.' })
    expect(world.statements.take().map(({ sql }) => sql.trim().replaceAll('"public".', '').slice(0, 26)))
      .toMatchInlineSnapshot(`
        [
          "SELECT version FROM artifa",
          "SELECT "artifacts"."id", "",
          "INSERT INTO "artifact_cont",
          "SELECT 'Collection' AS typ",
          "UPDATE "artifacts" SET "na",
          "SELECT a.id::text AS id, c",
        ]
      `)
  })

  test.each<[string, (ids: { id: string; scanned: string }) => Record<string, unknown>]>([
    ['a malformed id', () => ({ id: 'x', name: 'Buff' })],
    ['an id of another type', () => ({ id: encodeId('Source', newId()), name: 'Buff' })],
    ['a name that is cleared', ({ id }) => ({ id, name: null })],
    ['tags that are none', ({ id }) => ({ id, tags: ['a b'] })],
    ['an unknown id', () => ({ id: encodeId('Artifact', newId()), name: 'Buff' })],
    ['an old version', ({ id }) => ({ id, name: 'Buff', ifVersion: 0 })],
    ['what a scan has found', ({ scanned }) => ({ id: scanned, name: 'Buff' })],
    ['content of what a scan has found', ({ scanned }) => ({ id: scanned, content: 'Mine.' })],
  ])('refuses %s, and changes nothing', async (what, input) => {
    const { world, ...ids } = await workshop()
    const before = await rows(world)
    expect(stable(await update(world, input(ids)))).toMatchSnapshot(what)
    expect(await rows(world)).toEqual(before)
  })

  test('is refused to an actor who may not', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.artifact({ name: 'polish' })
    expect(await update(world, { id, name: 'Buff' })).toMatchObject({
      updateArtifact: { __typename: 'ForbiddenError' },
    })
    expect(await world.database.prisma.artifact.findMany()).toMatchObject([{ name: 'polish', version: 1 }])
  })
})

describe('deleteArtifact', () => {
  test('takes its content and its memberships along', async () => {
    const { world, id, scanned } = await workshop()
    const collection = await world.collection('Both', [id, scanned])
    await world.group(collection, 'Group', [id])
    expect(stable(await remove(world, { id, ifVersion: 1 }))).toMatchInlineSnapshot(`
      {
        "deleteArtifact": {
          "__typename": "DeleteArtifactSuccess",
          "deletedId": "Artifact#1",
        },
      }
    `)
    const { prisma } = world.database
    expect(await prisma.artifact.count()).toBe(1)
    expect(await prisma.groupMembership.count()).toBe(0)
    expect(await prisma.collection.findMany()).toMatchObject([{ artifactCount: 1, version: 1 }])
    expect(await prisma.group.findMany()).toMatchObject([{ artifactCount: 0, version: 1 }])
    expect(await prisma.artifactContent.count({ where: { text: 'Polish it.\n' } })).toBe(0)
    expect(await remove(world, { id })).toMatchObject({ deleteArtifact: { __typename: 'NotFoundError' } })
  })

  test('sends the same few statements', async () => {
    const { world, id } = await workshop()
    await remove(world, { id })
    expect(world.statements.take().map(({ sql }) => sql.trim().replaceAll('"public".', '').slice(0, 26)))
      .toMatchInlineSnapshot(`
        [
          "SELECT id FROM collections",
          "SELECT version FROM artifa",
          "SELECT "artifacts"."id", "",
          "SELECT "deployments"."id",",
          "SELECT 'Collection' AS typ",
          "DELETE FROM "artifacts" WH",
        ]
      `)
  })

  test.each<[string, (ids: { id: string; scanned: string }) => Record<string, unknown>]>([
    ['a malformed id', () => ({ id: '' })],
    ['an id of another type', () => ({ id: encodeId('Group', newId()) })],
    ['an unknown id', () => ({ id: encodeId('Artifact', newId()) })],
    ['an old version', ({ id }) => ({ id, ifVersion: 2 })],
    ['what a scan has found', ({ scanned }) => ({ id: scanned })],
  ])('refuses %s, and changes nothing', async (what, input) => {
    const { world, ...ids } = await workshop()
    await world.collection('Both', [ids.id, ids.scanned])
    const before = await rows(world)
    expect(stable(await remove(world, input(ids)))).toMatchSnapshot(what)
    expect(await rows(world)).toEqual(before)
  })

  test('deletes what has outlived its source, with its memberships', async () => {
    const { world, scanned } = await workshop()
    await world.collection('Kept', [scanned])
    const { id: source } = await world.database.prisma.source.findFirstOrThrow()
    await world.read('mutation ($id: ID!) { deleteSource(input: { id: $id }) { __typename } }', {
      id: encodeId('Source', source),
    })
    expect(await remove(world, { id: scanned })).toEqual({
      deleteArtifact: { __typename: 'DeleteArtifactSuccess', deletedId: scanned },
    })
    expect(await world.read('{ collections { nodes { artifactCount } } }')).toEqual({
      collections: { nodes: [{ artifactCount: 0 }] },
    })
  })
})
