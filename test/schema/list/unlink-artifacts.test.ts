import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

const outcomesOf = (result: Record<string, unknown>) =>
  (result['rows'] as { outcome: string }[]).map(({ outcome }) => outcome)

describe('unlinkArtifacts', () => {
  test('takes artifacts out of a collection and its groups, and says of each what happened', async () => {
    const world = await createWorld()
    const { tools, daily, other, a, c, e } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [c, e, a, c] }
    expect(stable(await change(world, 'unlinkArtifacts', input))).toMatchInlineSnapshot(`
      {
        "__typename": "UnlinkArtifactsSuccess",
        "list": {
          "__typename": "Collection",
          "artifactCount": 1,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 1,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
        "rows": [
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#1",
            "edge": null,
            "error": null,
            "outcome": "UNLINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#2",
            "edge": null,
            "error": null,
            "outcome": "NOT_LINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#3",
            "edge": null,
            "error": null,
            "outcome": "UNLINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#1",
            "edge": null,
            "error": null,
            "outcome": "NOT_LINKED",
          },
        ],
      }
    `)
    expect(await namesIn(world, daily)).toEqual(['b'])
    expect(await namesIn(world, other)).toEqual(['c', 'd'])
    await expectTrueCounts(world)
  })

  test('takes artifacts out of a group and leaves them in the collection', async () => {
    const world = await createWorld()
    const { tools, daily, a, b } = await fillShelf(world)
    const result = await change(world, 'unlinkArtifacts', { listId: daily, artifactIds: [b, a] })
    expect(result).toMatchObject({ list: { id: daily, artifactCount: 0, artifacts: { nodes: [] } } })
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    await expectTrueCounts(world)
  })

  test('a second time changes nothing', async () => {
    const world = await createWorld()
    const { tools, a, b } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [a, b] }
    expect(outcomesOf(await change(world, 'unlinkArtifacts', input))).toEqual(['UNLINKED', 'UNLINKED'])
    expect(outcomesOf(await refused(world, 'unlinkArtifacts', input))).toEqual(['NOT_LINKED', 'NOT_LINKED'])
  })

  test('with ROLLBACK writes nothing when one row fails; with SKIP it writes the others', async () => {
    const world = await createWorld()
    const { tools, a, e } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [a, nowhere.artifact, e, nowhere.malformed] }
    const rolledBack = await refused(world, 'unlinkArtifacts', input)
    expect(outcomesOf(rolledBack)).toEqual(['ROLLED_BACK', 'FAILED', 'ROLLED_BACK', 'FAILED'])
    expect(rolledBack).toMatchObject({ list: { artifactCount: 3 } })
    const skipped = await change(world, 'unlinkArtifacts', { ...input, onError: 'SKIP' })
    expect(outcomesOf(skipped)).toEqual(['UNLINKED', 'FAILED', 'NOT_LINKED', 'FAILED'])
    expect(await namesIn(world, tools)).toEqual(['b', 'c'])
  })

  test('takes 500 rows, with as many statements as for 2', async () => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, 600)
    const collection = await world.collection('one', artifacts)
    for (const name of ['part', 'whole']) await world.group(collection, name, artifacts)
    const unlink = (from: number, to: number) =>
      statementsOf(world, 'unlinkArtifacts', { listId: collection, artifactIds: artifacts.slice(from, to) })
    const few = await unlink(0, 2)
    expect(await unlink(50, 550)).toEqual(few)
    expect(few).toHaveLength(8)
    expect(await world.database.prisma.groupMembership.count()).toBe(196)
    await expectTrueCounts(world)
  })
})

describe('unlinkArtifacts refuses', () => {
  test('more than 500 rows', async () => {
    const world = await createWorld()
    const { tools, a } = await fillShelf(world)
    const artifactIds = Array.from({ length: 501 }, () => a)
    const result = await refused(world, 'unlinkArtifacts', { listId: tools, artifactIds })
    expect(result).toMatchObject({ __typename: 'LimitError', limit: 500, path: ['input', 'artifactIds'] })
  })

  test('a list that is not one, or not there', async () => {
    const world = await createWorld()
    const { a } = await fillShelf(world)
    const unlink = (listId: string) => refused(world, 'unlinkArtifacts', { listId, artifactIds: [a] })
    expect(await unlink(a)).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'WRONG_TYPE' }] })
    expect(await unlink(nowhere.collection)).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'listId'] })
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily, a } = await fillShelf(world)
    deny('list:arrange', daily)
    const result = await refused(world, 'unlinkArtifacts', { listId: daily, artifactIds: [a] })
    expect(result.__typename).toBe('ForbiddenError')
  })
})
