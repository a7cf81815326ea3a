import { type GraphQLInputField, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import type { Statement } from '../../../src/database/index.ts'
import { schema } from '../../../src/schema/index.ts'
import type { World } from '../../kit/world.ts'
import { poorer, richest } from './big-catalogue.ts'

/** A value or several for each field of each filter: what is rare, and what is common. */
const samples: Readonly<Record<string, readonly string[]>> = {
  assignees: ['["person7"]', '["person7", "person8"]'],
  artifactTypes: ['[PLUGIN]'],
  containsArtifact: [`"${richest.Artifact}"`, `"${poorer.Artifact}"`],
  createdBy: ['"person7"'],
  inCollection: [`"${richest.Collection}"`, `"${poorer.Collection}"`],
  includeDeleted: ['true'],
  notInCollection: [`"${poorer.Collection}"`],
  parentId: [`"${richest.Task}"`, `"${poorer.Task}"`],
  priorities: ['[CRITICAL]', '[LOW, BACKLOG]'],
  projectId: [`"${richest.Project}"`, `"${poorer.Project}"`],
  scanStatuses: ['[FAILED]'],
  search: ['"word77"', '"description77 artifact"'],
  sourceId: [`"${richest.Source}"`, `"${poorer.Source}"`],
  states: ['[EXCLUDED]', '[ACTIVE, REMOVED, EXCLUDED]'],
  statuses: ['[COMPLETED]'],
  'Query.patchSets.statuses': ['[PROPOSED]', '[APPLIED, REVERTED]'],
  withoutProject: ['true', 'false'],
  tags: ['{ all: ["tag7"] }', '{ any: ["tag7", "tag8"] }', '{ none: ["tag7"] }'],
  topLevel: ['true', 'false'],
  trustLevels: ['[OFFICIAL]'],
  types: ['[PLUGIN]', '[SKILL, AGENT]'],
}

/** The fields of the input object that an argument of a connection takes; none when it has no such argument. */
function inputFields(connection: string, argument: string): GraphQLInputField[] {
  const [type = '', name = ''] = connection.split('.')
  const owner = schema.getType(type)
  const field = isObjectType(owner) ? owner.getFields()[name] : undefined
  const given = field?.args.find((arg) => arg.name === argument)
  const input = given && getNamedType(given.type)
  return isInputObjectType(input) ? Object.values(input.getFields()) : []
}

/** Every filter of a connection, each with one field. */
export function filtersOf(connection: string): string[] {
  return inputFields(connection, 'filter').flatMap(({ name }) => {
    const values = samples[`${connection}.${name}`] ?? samples[name]
    if (values === undefined) throw new Error(`Say in list-queries.ts what the filter ${name} may be given.`)
    return values.map((value) => `{ ${name}: ${value} }`)
  })
}

/** Every order of a connection: by each key in both directions, and by two keys in different directions. */
export function ordersOf(connection: string): string[] {
  const field = inputFields(connection, 'orderBy').find(({ name }) => name === 'field')
  const keys = field && getNamedType(field.type)
  const names = isEnumType(keys) ? keys.getValues().map(({ name }) => name) : []
  return names.flatMap((name, index) => [
    `[{ field: ${name}, direction: ASC }]`,
    `[{ field: ${name}, direction: DESC }]`,
    `[{ field: ${name}, direction: DESC }, { field: ${names[(index + 1) % names.length] ?? name}, direction: ASC }]`,
  ])
}

interface Answered {
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null }
}

/**
 * Asks for the two ends of a list, and with `walk` also for what comes behind and before them.
 * @returns what was sent for the list
 */
export async function statementsOf(
  world: World,
  connection: string,
  args: readonly string[],
  { walk }: { walk: boolean },
): Promise<Statement[]> {
  const [type = '', field = ''] = connection.split('.')
  const page = async (...more: readonly string[]): Promise<Answered['pageInfo']> => {
    const list = `list: ${field}(${[...more, ...args].join(', ')}) { nodes { id } pageInfo { startCursor endCursor } }`
    if (type === 'Query') return (await world.read<{ list: Answered }>(`{ ${list} }`)).list.pageInfo
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${list} } } }`
    const ids = [richest, poorer].map((each) => each[type as keyof typeof richest])
    const { nodes } = await world.read<{ nodes: readonly [{ list: Answered }] }>(query, { ids })
    return nodes[0].list.pageInfo
  }
  world.statements.take()
  const { endCursor } = await page('first: 20')
  const { startCursor } = await page('last: 20')
  if (walk && endCursor !== null) await page('first: 20', `after: "${endCursor}"`)
  if (walk && startCursor !== null) await page('last: 20', `before: "${startCursor}"`)
  return world.statements.take().filter(({ sql }) => sql.includes('LIMIT'))
}
