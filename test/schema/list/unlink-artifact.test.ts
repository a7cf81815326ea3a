import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

describe('unlinkArtifact', () => {
  test('takes an artifact out of a collection and out of its groups, and says which', async () => {
    const world = await createWorld()
    const { tools, daily, rare, other, a } = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: rare, artifactId: a })
    await change(world, 'linkArtifact', { listId: other, artifactId: a })
    expect(stable(await change(world, 'unlinkArtifact', { listId: tools, artifactId: a }))).toMatchInlineSnapshot(`
      {
        "__typename": "UnlinkArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "id": "Artifact#1",
          "name": "a",
        },
        "leftGroups": [
          {
            "__typename": "Group",
            "artifactCount": 1,
            "id": "Group#1",
            "name": "daily",
          },
          {
            "__typename": "Group",
            "artifactCount": 0,
            "id": "Group#2",
            "name": "rare",
          },
        ],
        "list": {
          "__typename": "Collection",
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
                "name": "c",
              },
            ],
            "totalCount": 2,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
      }
    `)
    expect(await namesIn(world, daily)).toEqual(['b'])
    expect(await namesIn(world, other)).toEqual(['c', 'd', 'a'])
    await expectTrueCounts(world)
  })

  test('takes an artifact out of a group and leaves it in the collection and its other groups', async () => {
    const world = await createWorld()
    const { tools, daily, rare, a } = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: rare, artifactId: a })
    const result = await change(world, 'unlinkArtifact', { listId: daily, artifactId: a })
    expect(result).toMatchObject({ leftGroups: [], list: { id: daily, artifactCount: 1 } })
    expect(await namesIn(world, rare)).toEqual(['a'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    await expectTrueCounts(world)
  })

  test('names the groups in the order of the collection', async () => {
    const world = await createWorld()
    const { tools, daily, rare, a } = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: rare, artifactId: a })
    await change(world, 'moveGroup', { id: rare, at: { before: daily } })
    const { leftGroups } = await change(world, 'unlinkArtifact', { listId: tools, artifactId: a })
    expect(leftGroups).toMatchObject([{ id: rare }, { id: daily }])
  })

  test('puts what comes back at the end, with a new date', async () => {
    const world = await createWorld()
    const { tools, a } = await fillShelf(world)
    await world.database.driver.script(`UPDATE collection_memberships SET added_at = '2020-01-01'`)
    await change(world, 'unlinkArtifact', { listId: tools, artifactId: a })
    const { edge } = await change(world, 'linkArtifact', { listId: tools, artifactId: a })
    expect(edge).toMatchObject({ position: 2, addedAt: expect.not.stringMatching(/^2020/) as string })
  })

  test('sends as many statements to a list of 3 as to one of 300', async () => {
    const world = await createWorld()
    const members = await manyArtifacts(world, 300)
    const [first = ''] = members
    const short = await world.collection('short', members.slice(0, 3))
    const long = await world.collection('long', members)
    await world.group(short, 'part', [first])
    for (const name of ['one', 'two', 'three', 'four']) await world.group(long, name, [first])
    const few = await statementsOf(world, 'unlinkArtifact', { listId: short, artifactId: first })
    const many = await statementsOf(world, 'unlinkArtifact', { listId: long, artifactId: first })
    expect(many).toEqual(few)
    expect(few).toHaveLength(10)
  })
})

describe('unlinkArtifact refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { a } = await fillShelf(world)
    const result = await refused(world, 'unlinkArtifact', { listId: a, artifactId: nowhere.malformed })
    expect(stable(result)).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        { code: 'WRONG_TYPE', message: 'This is the id of an Artifact, not of a Collection or a Group.' },
        { code: 'MALFORMED', path: ['input', 'artifactId'] },
      ],
    })
  })

  test('what is not there, or not in the list', async () => {
    const world = await createWorld()
    const { tools, daily, a, c, e } = await fillShelf(world)
    const unlink = (listId: string, artifactId: string) => refused(world, 'unlinkArtifact', { listId, artifactId })
    expect(await unlink(tools, e)).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "The artifact is not in the list.",
        "path": [
          "input",
          "artifactId",
        ],
      }
    `)
    expect(await unlink(daily, c)).toMatchObject({ message: 'The artifact is not in the list.' })
    expect(await unlink(tools, nowhere.artifact)).toMatchObject({ message: 'There is no artifact with this id.' })
    expect(await unlink(nowhere.group, a)).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'listId'] })
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools, a } = await fillShelf(world)
    deny('list:arrange', tools)
    const result = await refused(world, 'unlinkArtifact', { listId: tools, artifactId: a })
    expect(result).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' })
  })
})
