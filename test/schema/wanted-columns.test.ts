import { getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import { describe, expect, test } from 'vitest'
import { encodeId, nodeTypes } from '../../src/ids.ts'
import { schema } from '../../src/schema/index.ts'
import { createWorld } from '../kit/world.ts'
import { furnish } from './furnished.ts'
import { selectionOf } from './selection.ts'

/** The fields of a type that can be asked for without arguments, each with what it shows. */
function fieldsOf(typeName: string): Map<string, string> {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) throw new TypeError(`${typeName} is no object.`)
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument))
  return new Map(
    fields.map((field) => {
      const shown = getNamedType(field.type)
      return [field.name, isLeafType(shown) ? field.name : `${field.name} ${selectionOf(shown, 0)}`]
    }),
  )
}

// A field is given the columns that it says it reads; one that says too few would show something else by itself.
describe.for([...nodeTypes])('each field of %s says the same by itself as among all others', (type) => {
  test('by its id', async () => {
    const furnished = await furnish()
    const { world } = furnished
    const scan = await world.database.prisma.scan.findFirstOrThrow()
    const found = await world.database.prisma.artifact.findFirstOrThrow({ where: { sourceId: { not: null } } })
    const id = {
      ...{ Collection: furnished.collection, Group: furnished.group, Source: furnished.source },
      ...{ Scan: encodeId('Scan', scan.id), Artifact: encodeId('Artifact', found.id) },
      ...{ Project: furnished.project, Task: furnished.task, Deployment: furnished.deployment },
      ...{ PatchSet: furnished.patchSet, Conversation: furnished.conversation, Message: furnished.message },
    }[type]
    const ask = (fields: string) =>
      world.read(`query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`, { id })
    const fields = fieldsOf(type)
    const whole = (await ask([...fields.values()].join(' '))) as { node: Record<string, unknown> }
    for (const [name, field] of fields) expect(await ask(field)).toEqual({ node: { [name]: whole.node[name] } })
  })
})

test('of the rows of a page only what the answer takes is read', async () => {
  const world = await createWorld()
  const collection = await world.collection('Everyday', await world.artifacts(2))
  world.statements.take()
  await world.read(
    `query ($id: ID!, $with: Boolean = false) {
      node(id: $id) { ... on Collection { artifacts { nodes { ...Row } edges { cursor node { license @include(if: $with) } } } } }
    }
    fragment Row on Node { ... on Artifact { name: title } }`,
    { id: collection },
  )
  const [, page] = world.statements.take()
  expect([...(page?.sql ?? '').matchAll(/AS "(\w+)"/g)].map(([, name]) => name)).toEqual([
    'id',
    'title',
    'license',
    'orderKey',
  ])
})

test('who asks for other columns of the same rows at once is answered by the same statement', async () => {
  const world = await createWorld()
  const [id] = await world.artifacts(1)
  world.statements.take()
  const answer = await world.read(
    `query ($id: ID!) { a: node(id: $id) { ... on Artifact { name } } b: node(id: $id) { ... on Artifact { type } } }`,
    { id },
  )
  expect(answer).toEqual({ a: { name: 'artifact 1' }, b: { type: 'SKILL' } })
  expect(world.statements.take()).toHaveLength(1)
})
