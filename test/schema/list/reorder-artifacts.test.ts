import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

describe('reorderArtifacts', () => {
  test('puts all artifacts of a collection into a new order', async () => {
    const world = await createWorld()
    const { tools, daily, a, b, c } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [c, a, b] }
    expect(stable(await change(world, 'reorderArtifacts', input))).toMatchInlineSnapshot(`
      {
        "__typename": "ReorderArtifactsSuccess",
        "list": {
          "__typename": "Collection",
          "artifactCount": 3,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "c",
              },
              {
                "__typename": "Artifact",
                "name": "a",
              },
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 3,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
      }
    `)
    expect(await namesIn(world, daily)).toEqual(['a', 'b'])
  })

  test('in a group leaves the order of the collection', async () => {
    const world = await createWorld()
    const { tools, daily, a, b } = await fillShelf(world)
    await change(world, 'reorderArtifacts', { listId: daily, artifactIds: [b, a] })
    expect(await namesIn(world, daily)).toEqual(['b', 'a'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
  })

  test('of an empty list with nothing succeeds', async () => {
    const world = await createWorld()
    const { rare } = await fillShelf(world)
    const result = await refused(world, 'reorderArtifacts', { listId: rare, artifactIds: [] })
    expect(result).toMatchObject({ __typename: 'ReorderArtifactsSuccess', list: { artifactCount: 0 } })
  })

  test('again and again keeps the order that was asked for last', async () => {
    const world = await createWorld()
    const { tools, a, b, c } = await fillShelf(world)
    for (let turn = 0; turn < 50; turn++) {
      await change(world, 'reorderArtifacts', { listId: tools, artifactIds: [c, b, a] })
      await change(world, 'reorderArtifacts', { listId: tools, artifactIds: [b, a, c] })
    }
    expect(await namesIn(world, tools)).toEqual(['b', 'a', 'c'])
    const keys = await world.database.driver.query<{ longest: number }>(
      'SELECT max(length(order_key)) AS longest FROM collection_memberships',
    )
    expect(keys[0]?.longest).toBeLessThan(10)
  })

  test('takes 5,000 artifacts, in one statement', async () => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, 5000)
    const list = await world.collection('all', artifacts)
    const short = await world.collection('short', artifacts.slice(0, 3))
    const reorder = (listId: string, count: number) =>
      statementsOf(world, 'reorderArtifacts', { listId, artifactIds: artifacts.slice(0, count).reverse() })
    const few = await reorder(short, 3)
    expect(await reorder(list, 5000)).toEqual(few)
    expect(few.filter((sql) => sql.trimStart().startsWith('UPDATE'))).toHaveLength(1)
    expect(few).toHaveLength(7)
    const names = Array.from({ length: 100 }, (_, index) => `artifact ${String(4999 - index)}`)
    expect(await namesIn(world, list)).toEqual(names)
  })
})

describe('reorderArtifacts refuses', () => {
  test('an order that is not one of the list, and names what is wrong', async () => {
    const world = await createWorld()
    const { tools, a, b, c, d } = await fillShelf(world)
    const reorder = (...artifactIds: string[]) => refused(world, 'reorderArtifacts', { listId: tools, artifactIds })
    expect(await reorder(a, b)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ code: 'MISSING', path: ['input', 'artifactIds'], message: `${c} is missing.` }],
    })
    expect(await reorder(a, b, c, d)).toMatchObject({
      issues: [{ code: 'NOT_IN_LIST', path: ['input', 'artifactIds', '3'], message: `${d} is not in the list.` }],
    })
    expect(await reorder(a, b, a, c)).toMatchObject({
      issues: [{ code: 'DUPLICATE', path: ['input', 'artifactIds', '2'], message: `${a} stands in the order twice.` }],
    })
    expect(await reorder(a, tools, b, nowhere.artifact, c, nowhere.malformed)).toMatchObject({
      message: '3 values are wrong.',
      issues: [
        { code: 'NOT_IN_LIST', message: `${tools} is not in the list.` },
        { code: 'NOT_IN_LIST', message: `${nowhere.artifact} is not in the list.` },
        { code: 'MALFORMED', message: 'This is no id that this server has given out.' },
      ],
    })
    expect(await reorder()).toMatchObject({ issues: [a, b, c].map((id) => ({ message: `${id} is missing.` })) })
    expect(await reorder(a, a)).toMatchObject({
      issues: [{ code: 'DUPLICATE' }, { message: `${b} is missing.` }, { message: `${c} is missing.` }],
    })
  })

  test('with at most 100 issues, which do not repeat what is no id', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const artifactIds = Array.from({ length: 200 }, () => 'x'.repeat(1000))
    const { issues } = await refused(world, 'reorderArtifacts', { listId: tools, artifactIds })
    expect(issues).toHaveLength(100)
    expect(JSON.stringify(issues)).not.toContain('xxx')
  })

  test('more than 5,000 artifacts', async () => {
    const world = await createWorld()
    const { tools, a } = await fillShelf(world)
    const artifactIds = Array.from({ length: 5001 }, () => a)
    expect(await refused(world, 'reorderArtifacts', { listId: tools, artifactIds })).toMatchInlineSnapshot(`
      {
        "__typename": "LimitError",
        "code": "LIMIT",
        "limit": 5000,
        "message": "artifactIds has 5001 entries; at most 5000 are taken at once.",
        "path": [
          "input",
          "artifactIds",
        ],
      }
    `)
  })

  test('a list that is not one, or not there', async () => {
    const world = await createWorld()
    const { a } = await fillShelf(world)
    const reorder = (listId: string) => refused(world, 'reorderArtifacts', { listId, artifactIds: [a] })
    expect(await reorder(a)).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'WRONG_TYPE' }] })
    expect(await reorder(nowhere.group)).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'listId'] })
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily, a, b } = await fillShelf(world)
    deny('list:arrange', daily)
    const result = await refused(world, 'reorderArtifacts', { listId: daily, artifactIds: [b, a] })
    expect(result.__typename).toBe('ForbiddenError')
  })
})
