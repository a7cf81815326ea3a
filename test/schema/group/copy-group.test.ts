import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import {
  expectTrueCounts,
  fillShelf,
  groupsIn,
  guest,
  manyArtifacts,
  namesIn,
  nowhere,
  refused,
  statementsOf,
} from '../list/shelf.ts'

const nameOf = (result: Record<string, unknown>) => (result['group'] as { name: string }).name

describe('copyGroup', () => {
  test('copies a group with its artifacts, in their order, into its own collection', async () => {
    const world = await createWorld()
    const { tools, daily, a, b } = await fillShelf(world)
    await change(world, 'reorderArtifacts', { listId: daily, artifactIds: [b, a] })
    await change(world, 'updateGroup', { id: daily, description: 'What I need.' })
    expect(stable(await change(world, 'copyGroup', { id: daily }))).toMatchInlineSnapshot(`
      {
        "__typename": "CopyGroupSuccess",
        "group": {
          "__typename": "Group",
          "artifactCount": 2,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "b",
              },
              {
                "__typename": "Artifact",
                "name": "a",
              },
            ],
            "totalCount": 2,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 3,
            "groupCount": 3,
            "id": "Collection#1",
          },
          "createdAt": "time",
          "description": "What I need.",
          "id": "Group#1",
          "name": "daily (Copy)",
          "position": 2,
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    expect(await groupsIn(world, tools)).toEqual(['daily', 'rare', 'daily (Copy)'])
    expect(await namesIn(world, daily)).toEqual(['b', 'a'])
    await expectTrueCounts(world)
  })

  test('copies it into another collection, whose end its artifacts join', async () => {
    const world = await createWorld()
    const { daily, other, spare, c } = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: daily, artifactId: c, at: { position: 0 } })
    const input = { id: daily, toCollectionId: other, name: ' Mine ', at: { before: spare } }
    const result = await change(world, 'copyGroup', input)
    expect(result).toMatchObject({
      group: {
        name: 'Mine',
        position: 0,
        artifactCount: 3,
        collection: { id: other, artifactCount: 4, groupCount: 2 },
      },
    })
    expect(result).toMatchObject({ group: { artifacts: { nodes: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] } } })
    expect(await namesIn(world, other)).toEqual(['c', 'd', 'a', 'b'])
    expect(await groupsIn(world, other)).toEqual(['Mine', 'spare'])
    await expectTrueCounts(world)
  })

  test('names copies (Copy), (Copy 2) and so on, by the first that is free', async () => {
    const world = await createWorld()
    const { tools, daily, other } = await fillShelf(world)
    const copy = async (id: string, toCollectionId: string | null = null) =>
      nameOf(await change(world, 'copyGroup', { id, toCollectionId }))
    expect(await copy(daily)).toBe('daily (Copy)')
    expect(await copy(daily)).toBe('daily (Copy 2)')
    const third = await change(world, 'createGroup', { collectionId: tools, name: 'DAILY (COPY 3)' })
    expect(await copy(daily)).toBe('daily (Copy 4)')
    await change(world, 'deleteGroup', { id: (third['group'] as { id: string }).id })
    expect(await copy(daily)).toBe('daily (Copy 3)')
    expect(await copy(daily, other)).toBe('daily (Copy)')
  })

  test('cuts a name of 255 characters to make room', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const longest = await world.group(tools, '🧺'.repeat(255))
    const copy = async () => nameOf(await change(world, 'copyGroup', { id: longest }))
    expect(await copy()).toBe(`${'🧺'.repeat(248)} (Copy)`)
    expect(await copy()).toBe(`${'🧺'.repeat(246)} (Copy 2)`)
    const gap = await world.group(tools, `${'x'.repeat(247)} ${'y'.repeat(7)}`)
    expect(nameOf(await change(world, 'copyGroup', { id: gap }))).toBe(`${'x'.repeat(247)} (Copy)`)
  })

  test('sends as many statements for 2 artifacts as for 300, and for the first copy as for the hundredth', async () => {
    const world = await createWorld()
    const { tools, daily, other } = await fillShelf(world)
    const long = await world.group(tools, 'long', await manyArtifacts(world, 300))
    const few = await statementsOf(world, 'copyGroup', { id: daily, toCollectionId: other })
    expect(await statementsOf(world, 'copyGroup', { id: long, toCollectionId: other })).toEqual(few)
    expect(few).toHaveLength(17)
    // Nothing joins the collection any more.
    const copy = () => statementsOf(world, 'copyGroup', { id: daily, toCollectionId: other })
    const second = await copy()
    for (let made = 2; made < 100; made++) await copy()
    expect(await copy()).toEqual(second)
    expect(second).toHaveLength(15)
  })
})

describe('copyGroup refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily, other } = await fillShelf(world)
    const copy = (input: object) => refused(world, 'copyGroup', { id: daily, ...input })
    expect(await copy({ id: tools, toCollectionId: daily, name: 'x'.repeat(256), at: { position: -1 } })).toMatchObject(
      {
        issues: [{ code: 'WRONG_TYPE' }, { code: 'WRONG_TYPE' }, { code: 'TOO_LONG' }, { code: 'OUT_OF_RANGE' }],
      },
    )
    expect(await copy({ toCollectionId: other, at: { before: daily } })).toMatchObject({
      issues: [{ code: 'NOT_IN_LIST', path: ['input', 'at', 'before'] }],
    })
  })

  test('what is not there', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    expect(await refused(world, 'copyGroup', { id: nowhere.group })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'id'],
    })
    expect(await refused(world, 'copyGroup', { id: daily, toCollectionId: nowhere.collection })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'toCollectionId'],
    })
  })

  test('a name that is taken', async () => {
    const world = await createWorld()
    const { daily, rare, other, spare } = await fillShelf(world)
    expect(await refused(world, 'copyGroup', { id: daily, name: 'RARE' })).toMatchObject({
      __typename: 'ConflictError',
      path: ['input', 'name'],
      existing: { __typename: 'Group', id: rare },
    })
    const result = await refused(world, 'copyGroup', { id: daily, toCollectionId: other, name: 'Spare' })
    expect(result).toMatchObject({ existing: { id: spare } })
  })

  test.each([
    ['list:arrange', 'daily', 'other'],
    ['list:arrange', 'other', 'other'],
    ['group:create', 'other', 'other'],
    ['list:arrange', 'tools', null],
    ['group:create', 'tools', null],
  ] as const)('an actor without %s of %s, copying to %s', async (permission, thing, target) => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const shelf = await fillShelf(world)
    deny(permission, shelf[thing])
    const input = { id: shelf.daily, toCollectionId: target && shelf[target] }
    expect((await refused(world, 'copyGroup', input)).__typename).toBe('ForbiddenError')
  })
})
