import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../src/schema/index.ts'
import { contractOfMutations } from './contract-mutations.ts'
import { contractOfDeployments } from './contract-deployments.ts'
import { contractOfPatchSets } from './contract-patch-sets.ts'
import { contractOfProjects } from './contract-projects.ts'
import { contractOfPlanner } from './contract-planner.ts'
import { contract } from './contract.ts'

const promised = buildSchema(
  contract + contractOfMutations + contractOfProjects + contractOfDeployments + contractOfPatchSets + contractOfPlanner,
  {
    assumeValid: true,
  },
)

const typesOf = (from: typeof schema): GraphQLNamedType[] =>
  Object.values(from.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

const Error = schema.getType('Error')
const Node = schema.getType('Node')

const implementing = (what: GraphQLNamedType | undefined): GraphQLObjectType[] =>
  typesOf(schema)
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some((one) => one === what))

/** What a type promises, a line each: `Type.field(argument: Type): Type`. */
function promisesOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${String(field.type)}`)
  if (!isObjectType(type) && !isInterfaceType(type)) return [type.name]
  return [
    ...type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`),
    ...Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}: ${String(field.type)}`,
      ...field.args.map((argument) => `${type.name}.${field.name}(${argument.name}: ${String(argument.type)})`),
    ]),
  ]
}

test('what is promised is there, under its name and with its type', () => {
  const there = new Set(typesOf(schema).flatMap(promisesOf))
  const missing = typesOf(promised)
    .flatMap(promisesOf)
    .filter((promise) => !there.has(promise) && !/^(String|Int|Float|Boolean|ID)$/.test(promise))
  expect(missing).toEqual([])
})

describe('each mutation', () => {
  test('that is promised is there', () => {
    const names = typesOf(promised).flatMap(({ name }) => /^(\w+)Success$/.exec(name)?.[1] ?? [])
    const fields = schema.getMutationType()?.getFields() ?? {}
    expect(names.filter((name) => !(`${name.charAt(0).toLowerCase()}${name.slice(1)}` in fields))).toEqual([])
    expect(names).toHaveLength(47)
  })

  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

  test.each(mutations.map((field) => [field.name, field] as const))('%s follows the rule', (name, field) => {
    const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    expect(field.args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([`input: ${Name}Input!`])
    expect(String(field.type)).toBe(`${Name}Result!`)
    const input = schema.getType(`${Name}Input`)
    expect(isInputObjectType(input) && input.getFields()['validateOnly']?.defaultValue).toBe(false)
    const result = getNamedType(field.type)
    const members = isUnionType(result) ? result.getTypes() : []
    const errors = members.filter((type) => type.name !== `${Name}Success`)
    expect(members).toHaveLength(errors.length + 1)
    for (const error of errors) expect(error.getInterfaces()).toContain(Error)
    expect(errors.map((error) => error.name)).toEqual(expect.arrayContaining(['ForbiddenError', 'ValidationError']))
    const hasVersion = isInputObjectType(input) && 'ifVersion' in input.getFields()
    expect(errors.some((error) => error.name === 'StaleVersionError')).toBe(hasVersion)
  })
})

test('every error that is data is the result of some mutation', () => {
  const unions = typesOf(schema).filter(isUnionType)
  const members = new Set(unions.flatMap((union) => union.getTypes()))
  expect(implementing(Error).filter((type) => !members.has(type))).toEqual([])
})

test.each(implementing(Node).map((type) => [type.name, type] as const))('%s is an entity', (_, type) => {
  const fields = type.getFields()
  expect(['id', 'version', 'createdAt', 'updatedAt'].map((name) => String(fields[name]?.type))).toEqual([
    'ID!',
    'Int!',
    'DateTime!',
    'DateTime!',
  ])
})

test.each(
  typesOf(schema)
    .filter(isObjectType)
    .filter(({ name }) => name.endsWith('Connection'))
    .map((type) => [type.name, type] as const),
)('%s is a connection as Relay has them', (name, type) => {
  const edge = name.replace(/Connection$/, 'Edge')
  expect(promisesOf(type)).toEqual(
    expect.arrayContaining([
      `${name}.edges: [${edge}!]!`,
      `${name}.pageInfo: PageInfo!`,
      `${name}.totalCount: Int!`,
      expect.stringMatching(new RegExp(`^${name}\\.nodes: \\[\\w+!\\]!$`)) as string,
    ]),
  )
  const edgeType = schema.getType(edge)
  expect(isObjectType(edgeType) && String(edgeType.getFields()['cursor']?.type)).toBe('String!')
  expect(isObjectType(edgeType) && isNonNullType(edgeType.getFields()['node']?.type)).toBe(true)
})
