import { describe, expect, inject, test } from 'vitest'
import { createWorld } from '../kit/world.ts'
import { change } from '../schema/list/documents.ts'
import { readThrough } from '../schema/list/pages.ts'
import { expectTrueCounts } from '../schema/list/shelf.ts'

// eslint-disable-next-line no-restricted-syntax -- the embedded engine has one connection: nothing happens at once there
describe.runIf(inject('testEngine').kind === 'server')('many clients at once', () => {
  test('link the same artifacts to a group: each is linked once, in the group and in its collection', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(10)
    const collection = await world.collection('collection')
    const listId = await world.group(collection, 'group')
    const link = (artifactId: string) =>
      change(world, 'linkArtifact', { listId, artifactId, at: { position: 0 } }, '__typename')
    const results = await Promise.all(Array.from({ length: 8 }, () => artifacts.map(link)).flat())
    const count = (type: string) => results.filter(({ __typename }) => __typename === type).length
    expect([count('LinkArtifactSuccess'), count('ConflictError')]).toEqual([10, 70])
    expect(new Set(await readThrough(world, { id: listId }, 'forward', 4))).toEqual(new Set(artifacts))
    await expectTrueCounts(world)
  })

  test('move things while their group and artifacts are deleted, and are answered with typed errors only', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(8)
    const from = await world.collection('from', artifacts)
    const to = await world.collection('to')
    const group = await world.group(to, 'group')
    const requests = artifacts.flatMap((artifactId, index) => [
      change(world, 'moveArtifact', { artifactId, fromListId: from, toListId: group }, '__typename'),
      change(world, 'copyGroup', { id: group, toCollectionId: from }, '__typename'),
      change(world, 'moveGroup', { id: group, at: { position: 0 } }, '__typename'),
      index % 2 === 0
        ? change(world, 'deleteArtifact', { id: artifactId }, '__typename')
        : change(world, 'deleteGroup', { id: group }, '__typename'),
    ])
    const types = new Set((await Promise.all(requests)).map(({ __typename }) => __typename))
    for (const type of types) expect(type).toMatch(/(Success|NotFoundError|ConflictError)$/)
    expect(types).toContain('DeleteGroupSuccess')
    await expectTrueCounts(world)
  })
})
