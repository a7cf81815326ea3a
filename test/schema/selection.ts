import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { schema } from '../../src/schema/index.ts'

/**
 * A selection of everything below a type, down to a depth: `{ __typename … }`, made from the schema so that a new field
 * is in it. Connections are asked for their first three rows, save those
 * of any Node that an error names: of all types together they are more than one document may ask for. Empty for scalars.
 */
export function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type)) return `{ __typename ${type.getTypes().map(onType(depth)).join(' ')} }`
  if (isInterfaceType(type)) {
    const implementations = schema.getPossibleTypes(type)
    const below = type.name === 'Node' && depth === 0 ? withoutPages : depth
    return `{ __typename ${implementations.map(onType(below)).join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).map((field) => selectField(field, depth))
  return `{ __typename ${fields.join(' ')} }`
}

/** The depth at which even connections are left out. */
const withoutPages = -1

/** The types that fields of one name have, as far as they matter when answers are merged. */
const shapes = new Map<string, Set<string>>()
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type)) continue
  for (const field of Object.values(type.getFields())) {
    const known = shapes.get(field.name) ?? new Set()
    shapes.set(field.name, known.add(shapeOf(field)))
  }
}

function shapeOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  return String(field.type).replace(/\w+/, isLeafType(type) ? type.name : 'Object')
}

const onType = (depth: number) => (type: GraphQLNamedType) => `... on ${type.name} ${selectionOf(type, depth)}`

/** A field whose name has several types is named after its own, so that answers below a union can be merged. */
function selectField(field: GraphQLField<unknown, unknown>, depth: number): string {
  if (field.args.some(isRequiredArgument)) return ''
  const type = getNamedType(field.type)
  const isPart = /(Connection|Edge)$/.test(type.name)
  if (!isLeafType(type) && (depth === withoutPages || (!isPart && depth === 0))) return ''
  // The edges of a connection show the same as its nodes.
  if (field.name === 'nodes') return ''
  const alias =
    (shapes.get(field.name)?.size ?? 0) > 1
      ? `${field.name}${shapeOf(field).replaceAll('!', 'Required').replace(/\W/g, '')}: `
      : ''
  const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
  return `${alias}${field.name}${page} ${selectionOf(type, isPart ? depth : depth - 1)}`
}
