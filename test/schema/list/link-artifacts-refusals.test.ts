import { describe, expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { fillShelf, guest, nowhere, refused } from './shelf.ts'

describe('linkArtifacts refuses', () => {
  test('more than 500 rows', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const artifactIds = Array.from({ length: 501 }, () => nowhere.artifact)
    expect(await refused(world, 'linkArtifacts', { listId: tools, artifactIds, onError: 'SKIP' }))
      .toMatchInlineSnapshot(`
      {
        "__typename": "LimitError",
        "code": "LIMIT",
        "limit": 500,
        "message": "artifactIds has 501 entries; at most 500 are taken at once.",
        "path": [
          "input",
          "artifactIds",
        ],
      }
    `)
  })

  test('what breaks a rule that is no matter of one row', async () => {
    const world = await createWorld()
    const { tools, a, d, e } = await fillShelf(world)
    const link = (input: object) => refused(world, 'linkArtifacts', { listId: tools, artifactIds: [e], ...input })
    expect(await link({ listId: a })).toMatchObject({ issues: [{ code: 'WRONG_TYPE' }] })
    expect(await link({ at: { position: -1 } })).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] })
    expect(await link({ at: { before: d }, onError: 'SKIP' })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(await link({ at: { after: e } })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    // Also when nothing has to be placed.
    expect(await link({ artifactIds: [a], at: { after: d } })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
  })

  test('a list that is not there', async () => {
    const world = await createWorld()
    const { e } = await fillShelf(world)
    const result = await refused(world, 'linkArtifacts', { listId: nowhere.group, artifactIds: [e], onError: 'SKIP' })
    expect(result).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'listId'] })
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools, e } = await fillShelf(world)
    deny('list:arrange', tools)
    const result = await refused(world, 'linkArtifacts', { listId: tools, artifactIds: [e], onError: 'SKIP' })
    expect(result.__typename).toBe('ForbiddenError')
  })
})
