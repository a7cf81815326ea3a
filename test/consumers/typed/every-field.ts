import { type GraphQLField, type GraphQLSchema, isLeafType, getNamedType, isObjectType } from 'graphql'

/**
 * Documents that together ask for every plain value that a schema can answer, and send every input that it takes: a
 * fragment for each object type, an operation for each root field, each under a name of its own.
 */
export function documentsOfEveryField(schema: GraphQLSchema): string[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() }
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType)
  const fragments = objects
    .filter((type) => !type.name.startsWith('__') && !Object.values(roots).includes(type))
    .map((type) => ({ name: type.name, leaves: leavesOf(Object.values(type.getFields())) }))
    .map(({ name, leaves }) => `fragment AllOf${name} on ${name} { ${['__typename', ...leaves].join(' ')} }`)
  const operations = Object.entries(roots).flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => operationOf(kind, field)),
  )
  return [...fragments, ...operations]
}

function leavesOf(fields: readonly GraphQLField<unknown, unknown>[]): string[] {
  return fields.filter(({ type }) => isLeafType(getNamedType(type))).map(({ name }) => name)
}

/** An operation that takes every argument of a root field as a variable. */
function operationOf(kind: string, { name, args }: GraphQLField<unknown, unknown>): string {
  const variables = args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ')
  const values = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ')
  const head = `${kind} Every${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return args.length === 0
    ? `${head} { ${name} { __typename } }`
    : `${head}(${variables}) { ${name}(${values}) { __typename } }`
}
