import { describe, expect, it } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { encodeId } from '../../../src/ids.ts'
import { linkArtifacts } from '../../../src/resolvers/placement/bulk.ts'
import { carryOut, contents, nobody, refusals, statements, told } from './documents.ts'

const url = 'https://github.com/obra/superpowers'
const repositories = {
  'obra/superpowers': repositoryOf({ ...skill('a'), ...skill('b'), ...skill('c') }, { details: { readme: 'x' } }),
}

async function artifactsOf(world: World): Promise<string[]> {
  const rows = await world.database.prisma.artifact.findMany({ orderBy: { path: 'asc' } })
  return rows.map(({ id }) => encodeId('Artifact', id))
}

describe('deleteSource', () => {
  it('takes along what nobody has in a list, and keeps the rest without a source', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url, { importReadme: true })
    const [a = '', b = ''] = await artifactsOf(world)
    const collection = await world.collection('mine', [a, b])
    await world.group(collection, 'best', [b])
    world.statements.take()
    expect(await told(world, 'deleteSource', { id, ifVersion: 1 })).toMatchInlineSnapshot(`
      {
        "__typename": "DeleteSourceSuccess",
        "deletedArtifactCount": 1,
        "deletedId": "Source#1",
        "keptArtifactCount": 2,
      }
    `)
    expect(statements(world)).toMatchInlineSnapshot(`
      [
        "SELECT sources",
        "SELECT scans",
        "WITH artifacts",
        "UPDATE artifacts",
        "SELECT collection_memberships",
        "DELETE artifacts",
        "DELETE sources",
        "WITH unnest",
      ]
    `)
    const after = await world.read(
      `query ($id: ID!, $collection: ID!) {
        node(id: $id) { __typename }
        artifacts(filter: { states: [ACTIVE, REMOVED, EXCLUDED] }) { totalCount }
        collection: node(id: $collection) { ... on Collection { artifactCount artifacts { edges { position node {
          __typename id path state version content source { __typename id } groups { nodes { __typename name } } } } } } }
      }`,
      { id, collection },
    )
    expect(stable(after)).toMatchInlineSnapshot(`
      {
        "artifacts": {
          "totalCount": 2,
        },
        "collection": {
          "artifactCount": 2,
          "artifacts": {
            "edges": [
              {
                "node": {
                  "__typename": "Artifact",
                  "content": "---
      name: a
      description: Does a.
      ---
      Do the thing.
      ",
                  "groups": {
                    "nodes": [],
                  },
                  "id": "Artifact#1",
                  "path": "skills/a",
                  "source": null,
                  "state": "REMOVED",
                  "version": 2,
                },
                "position": 0,
              },
              {
                "node": {
                  "__typename": "Artifact",
                  "content": "---
      name: b
      description: Does b.
      ---
      Do the thing.
      ",
                  "groups": {
                    "nodes": [
                      {
                        "__typename": "Group",
                        "name": "best",
                      },
                    ],
                  },
                  "id": "Artifact#2",
                  "path": "skills/b",
                  "source": null,
                  "state": "REMOVED",
                  "version": 2,
                },
                "position": 1,
              },
            ],
          },
        },
        "node": null,
      }
    `)
    const { prisma } = world.database
    expect(await Promise.all([prisma.scan.count(), prisma.sourceDetails.count()])).toEqual([0, 0])
  })

  it('makes room for the same repository again, whose artifacts are new ones', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const [a = ''] = await artifactsOf(world)
    await world.collection('mine', [a])
    await carryOut(world, 'deleteSource', { id })
    const again = await world.source(url)
    expect(
      await world.read('query ($id: ID!) { node(id: $id) { ... on Source { artifactCount } } }', { id: again }),
    ).toEqual({ node: { artifactCount: 3 } })
    expect(await world.database.prisma.artifact.count()).toBe(4)
  })

  it('never takes away what is linked at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const world = await createWorld({ repositories })
      const id = await world.source(url)
      const artifactIds = await artifactsOf(world)
      const listId = await world.collection('mine')
      const linking = world.perform(linkArtifacts, { listId, artifactIds }).then(
        ({ rows }) => rows.filter(({ outcome }) => outcome === 'LINKED').length,
        () => 0,
      )
      const [linked, deleted] = await Promise.all([linking, carryOut(world, 'deleteSource', { id })])
      const kept = await world.database.prisma.collectionMembership.count()
      expect([kept, deleted]).toEqual([
        linked,
        {
          __typename: 'DeleteSourceSuccess',
          deletedId: id,
          deletedArtifactCount: 3 - linked,
          keptArtifactCount: linked,
        },
      ])
    }
  })

  it('refuses an old version, an unknown source, and what is no id of one', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const [artifact = ''] = await artifactsOf(world)
    const answers = await refusals(world, 'deleteSource', {
      'an old version': { id, ifVersion: 7 },
      'an unknown source': { id: nobody },
      'an artifact': { id: artifact },
    })
    expect(answers).toMatchInlineSnapshot(`
      {
        "an artifact": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "WRONG_TYPE",
              "message": "This is the id of an Artifact, not of a Source.",
              "path": [
                "input",
                "id",
              ],
            },
          ],
          "message": "This is the id of an Artifact, not of a Source.",
          "path": [
            "input",
            "id",
          ],
        },
        "an old version": {
          "__typename": "StaleVersionError",
          "code": "STALE_VERSION",
          "current": {
            "__typename": "Source",
            "id": "Source#1",
          },
          "message": "It has been changed since: its version is 1 now.",
          "path": [
            "input",
            "ifVersion",
          ],
        },
        "an unknown source": {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no source with this id.",
          "path": [
            "input",
            "id",
          ],
        },
      }
    `)
  })

  it('refuses who may only look', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.source(url, { scan: false })
    expect(await refusals(world, 'deleteSource', { guest: { id } })).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:delete.",
          "path": null,
        },
      }
    `)
  })

  it('keeps nothing of a rehearsal', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const before = await contents(world)
    expect(await carryOut(world, 'deleteSource', { id, validateOnly: true })).toEqual({
      __typename: 'DeleteSourceSuccess',
      deletedId: id,
      deletedArtifactCount: 3,
      keptArtifactCount: 0,
    })
    expect(await contents(world)).toEqual(before)
  })
})
