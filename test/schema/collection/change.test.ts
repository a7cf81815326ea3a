import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { reader } from '../../kit/actors.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { deleteCollection, updateCollection } from './documents.ts'

const update = (world: World, input: Record<string, unknown>) => world.read(updateCollection, { input })
const remove = (world: World, input: Record<string, unknown>) => world.read(deleteCollection, { input })
const rows = (world: World) => world.database.prisma.collection.findMany({ orderBy: { id: 'asc' } })

async function shelf() {
  const world = await createWorld()
  const id = await world.collection('Everyday')
  await world.read(updateCollection, { input: { id, description: 'At hand.' } })
  await world.collection('Taken')
  world.statements.take()
  return { world, id }
}

describe('updateCollection', () => {
  test('changes what is given and leaves what is absent', async () => {
    const { world, id } = await shelf()
    expect(stable(await update(world, { id, name: ' Daily ', ifVersion: 2 }))).toMatchInlineSnapshot(`
      {
        "updateCollection": {
          "__typename": "UpdateCollectionSuccess",
          "collection": {
            "__typename": "Collection",
            "artifactCount": 0,
            "createdAt": "time",
            "createdBy": "local",
            "description": "At hand.",
            "groupCount": 0,
            "id": "Collection#1",
            "name": "Daily",
            "updatedAt": "time",
            "version": 3,
          },
        },
      }
    `)
    expect(await update(world, { id, description: null })).toMatchObject({
      updateCollection: { collection: { name: 'Daily', description: null, version: 4 } },
    })
    expect(await update(world, { id, name: 'DAILY' })).toMatchObject({
      updateCollection: { collection: { name: 'DAILY', version: 5 } },
    })
  })

  test('sends the same few statements', async () => {
    const { world, id } = await shelf()
    await update(world, { id, name: 'Daily', ifVersion: 2 })
    expect(world.statements.take().map(({ sql }) => sql.trim().slice(0, 40))).toMatchInlineSnapshot(`
      [
        "SELECT version FROM collections WHERE id",
        "SELECT "public"."collections"."id", "pub",
        "SELECT id::text FROM collections WHERE c",
        "UPDATE "public"."collections" SET "name"",
        "WITH given AS MATERIALIZED (
            SELEC",
      ]
    `)
  })

  test('of nothing changes nothing', async () => {
    const { world, id } = await shelf()
    const before = await rows(world)
    for (const input of [{ id }, { id, ifVersion: 2 }, { id, ifVersion: null }])
      expect(await update(world, input)).toMatchObject({ updateCollection: { collection: { version: 2 } } })
    expect(await rows(world)).toEqual(before)
  })

  test.each<[string, (id: string) => Record<string, unknown>]>([
    ['a malformed id', () => ({ id: 'x', name: 'Daily' })],
    ['an id of another type', () => ({ id: encodeId('Artifact', newId()), name: 'Daily' })],
    ['a name that is cleared', (id) => ({ id, name: null })],
    ['values that are too long', (id) => ({ id, name: 'x'.repeat(256), description: '😀'.repeat(2001) })],
    ['an unknown id', () => ({ id: encodeId('Collection', newId()), name: 'Daily' })],
    ['a name that is taken', (id) => ({ id, name: 'tAKEN' })],
    ['an old version', (id) => ({ id, name: 'Daily', ifVersion: 1 })],
    ['a version that is to come', (id) => ({ id, ifVersion: 3 })],
  ])('refuses %s, and changes nothing', async (what, input) => {
    const { world, id } = await shelf()
    const before = await rows(world)
    expect(stable(await update(world, input(id)))).toMatchSnapshot(what)
    expect(await rows(world)).toEqual(before)
  })

  test('is refused to an actor who may not', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.collection('Everyday')
    expect(await update(world, { id, name: 'Daily' })).toMatchObject({
      updateCollection: { __typename: 'ForbiddenError' },
    })
    expect(await rows(world)).toMatchObject([{ name: 'Everyday', version: 1 }])
  })

  test('shows the current one to all but one of ten who change the same version', async () => {
    const { world, id } = await shelf()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => update(world, { id, name: `Try ${String(index)}`, ifVersion: 2 })),
    )
    const stale = answers.filter((answer) => JSON.stringify(answer).includes('StaleVersionError'))
    expect(stale).toHaveLength(9)
    const [row] = await rows(world)
    for (const answer of stale)
      expect(answer).toMatchObject({ updateCollection: { current: { id, name: row?.name, version: 3 } } })
  })
})

describe('deleteCollection', () => {
  test('takes its groups and memberships along, and no artifact', async () => {
    const { world, id } = await shelf()
    const artifacts = await world.artifacts(2)
    const full = await world.collection('Full', artifacts)
    await world.group(full, 'Group', artifacts)
    expect(stable(await remove(world, { id: full, ifVersion: 1 }))).toMatchInlineSnapshot(`
      {
        "deleteCollection": {
          "__typename": "DeleteCollectionSuccess",
          "deletedId": "Collection#1",
        },
      }
    `)
    const { prisma } = world.database
    expect(await prisma.group.count()).toBe(0)
    expect(await prisma.collectionMembership.count()).toBe(0)
    expect(await prisma.groupMembership.count()).toBe(0)
    expect(await prisma.artifact.count()).toBe(2)
    expect((await rows(world)).map((row) => encodeId('Collection', row.id))).toContain(id)
    expect(await remove(world, { id: full })).toMatchObject({ deleteCollection: { __typename: 'NotFoundError' } })
  })

  test('sends the same few statements', async () => {
    const { world, id } = await shelf()
    await remove(world, { id })
    expect(world.statements.take().map(({ sql }) => sql.trim().slice(0, 40))).toMatchInlineSnapshot(`
      [
        "SELECT version FROM collections WHERE id",
        "DELETE FROM "public"."collections" WHERE",
        "WITH given AS MATERIALIZED (
            SELEC",
      ]
    `)
  })

  test.each<[string, (id: string) => Record<string, unknown>]>([
    ['a malformed id', () => ({ id: '' })],
    ['an id of another type', () => ({ id: encodeId('Group', newId()) })],
    ['an unknown id', () => ({ id: encodeId('Collection', newId()) })],
    ['an old version', (id) => ({ id, ifVersion: 1 })],
  ])('refuses %s, and changes nothing', async (what, input) => {
    const { world, id } = await shelf()
    const before = await rows(world)
    expect(stable(await remove(world, input(id)))).toMatchSnapshot(what)
    expect(await rows(world)).toEqual(before)
  })
})
