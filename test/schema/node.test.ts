import { isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { decodeId, encodeId, newId, nodeTypes } from '../../src/ids.ts'
import { schema } from '../../src/schema/index.ts'
import { createWorld } from '../kit/world.ts'
import { stable } from '../kit/stable.ts'
import { furnish, type Furnished } from './furnished.ts'

const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'

/** An id of each type. */
async function oneOfEach({ world, loose, collection, group, source, project, task, ...others }: Furnished) {
  const scan = await world.database.prisma.scan.findFirstOrThrow()
  const ids = {
    ...{
      Artifact: loose,
      Collection: collection,
      Deployment: others.deployment,
      Group: group,
      PatchSet: others.patchSet,
      Project: project,
    },
    ...{ Scan: encodeId('Scan', scan.id), Source: source, Task: task },
    ...{ Conversation: others.conversation, Message: others.message },
  }
  return nodeTypes.map((type) => ids[type])
}

test('every type of the schema that is a Node has global ids', () => {
  const Node = schema.getType('Node')
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().some((one) => one === Node),
  )
  expect(types.map(({ name }) => name).sort()).toEqual([...nodeTypes])
})

test('node answers a thing of each type', async () => {
  const furnished = await furnish()
  const ids = await oneOfEach(furnished)
  furnished.world.statements.take()
  for (const id of ids) {
    const { type } = decodeId(id) ?? {}
    expect(await furnished.world.read(node, { id })).toEqual({ node: { __typename: type, id } })
    expect(furnished.world.statements.take()).toHaveLength(1)
  }
})

test('one that implements ArtifactList can be read as such', async () => {
  const { world, collection, group } = await furnish()
  const answer = await world.read(
    `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        ... on ArtifactList { id name artifactCount artifacts(first: 1) { __typename nodes { __typename name } } }
      }
    }`,
    { ids: [group, collection] },
  )
  expect(stable(answer)).toMatchInlineSnapshot(`
    {
      "nodes": [
        {
          "__typename": "Group",
          "artifactCount": 2,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "artifact 1",
              },
            ],
          },
          "id": "Group#1",
          "name": "Mornings",
        },
        {
          "__typename": "Collection",
          "artifactCount": 3,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "artifact 1",
              },
            ],
          },
          "id": "Collection#1",
          "name": "Everyday",
        },
      ],
    }
  `)
})

describe('what is unknown is null', () => {
  const uuid = newId()
  const id = encodeId('Collection', uuid)
  test.each([
    ['no such thing', id],
    ['empty', ''],
    ['no base64', '…'],
    ['cut off', id.slice(0, -3)],
    ['longer', `${id}A`],
    ['padded', `${id}=`],
    ['with blanks', ` ${id}`],
    ['another type of the same row', encodeId('Group', uuid)],
    ['a type that there is not', Buffer.from(`Shelf:${uuid}`).toString('base64url')],
    ['a type in lower case', Buffer.from(`collection:${uuid}`).toString('base64url')],
    ['no UUID', Buffer.from("Collection:1' OR 1=1").toString('base64url')],
    ['a UUID in capitals', Buffer.from(`Collection:${uuid.toUpperCase()}`).toString('base64url')],
    ['a property of objects', Buffer.from(`__proto__:${uuid}`).toString('base64url')],
    ['with U+0000', `${id}\u0000`],
    ['10 KB', 'A'.repeat(10_000)],
  ])('%s', async (_, given) => {
    const world = await createWorld()
    await world.database.prisma.collection.create({ data: { id: newId(), createdBy: 'local', name: 'There' } })
    const answers = [await world.send(node, { id: given }), await world.send(nodes, { ids: [given] })]
    expect(answers.map(({ status, data, errors }) => ({ status, data, errors }))).toEqual([
      { status: 200, data: { node: null }, errors: [] },
      { status: 200, data: { nodes: [null] }, errors: [] },
    ])
  })

  test('an id in another spelling of base64', async () => {
    const { world, collection } = await furnish()
    // The last character of the id carries bits that decoding drops.
    const respelled = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      .map((last) => collection.slice(0, -1) + last)
      .filter((one) => one !== collection && Buffer.from(one, 'base64url').equals(Buffer.from(collection, 'base64url')))
    expect(respelled.length).toBeGreaterThan(0)
    for (const id of respelled) expect(await world.read(node, { id })).toEqual({ node: null })
  })
})

describe('nodes', () => {
  test('keeps the order of the ids, also where one is unknown or comes twice', async () => {
    const furnished = await furnish()
    const ids = await oneOfEach(furnished)
    const asked = [...ids.reverse(), encodeId('Scan', newId()), 'nothing', ids[2] ?? '']
    const answer = await furnished.world.read<{ nodes: ({ id: string } | null)[] }>(nodes, { ids: asked })
    expect(answer.nodes.map((one) => one?.id ?? null)).toEqual([...ids, null, null, ids[2]])
    expect(await furnished.world.read(nodes, { ids: [] })).toEqual({ nodes: [] })
  })

  test('reads 100 ids of all types with a statement a type', async () => {
    const furnished = await furnish()
    const { world } = furnished
    const kinds = await oneOfEach(furnished)
    const ids = [
      ...kinds,
      ...(await world.artifacts(39)),
      ...Array.from({ length: 50 }, () => encodeId('Group', newId())),
    ]
    world.statements.take()
    const answer = await world.read<{ nodes: unknown[] }>(nodes, { ids })
    expect(world.statements.take().map(({ sql }) => /FROM (\w+)/.exec(sql)?.[1])).toEqual([
      'artifacts',
      'collections',
      'conversations',
      'deployments',
      'groups',
      'messages',
      'patch_sets',
      'projects',
      'scans',
      'sources',
      'tasks',
    ])
    expect(answer.nodes.filter((one) => one !== null)).toHaveLength(50)
  })

  test('takes at most 100 ids', async () => {
    const { world } = await furnish()
    const { status, data, errors } = await world.send(nodes, { ids: Array.from({ length: 101 }, () => 'x') })
    expect(world.statements.take()).toEqual([])
    expect({ status, data, errors }).toMatchInlineSnapshot(`
      {
        "data": null,
        "errors": [
          {
            "extensions": {
              "code": "BAD_USER_INPUT",
            },
            "message": "nodes takes at most 100 ids at once.",
          },
        ],
        "status": 400,
      }
    `)
  })
})
