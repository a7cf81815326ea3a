import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { together, type Wanted, wanted, wholeRow } from '../loaders/index.ts'

/**
 * Says which columns of its row a field takes, for its options: `...reads<Row>('sourceId')`. Fields that expose a column
 * need not say it. A field that says nothing is given the whole row.
 */
export function reads<Row>(...columns: (keyof Row & string)[]): { extensions: { columns: (keyof Row & string)[] } } {
  return { extensions: { columns } }
}

/** The same for a field that takes nothing itself, but shows the same row to the fields below it. */
export const passesRow = { extensions: { columns: 'below' } } as const

/** What is known of a selection, which stands in a document that may be sent often. */
const known = new WeakMap<FieldNode, Map<string, Wanted>>()

/**
 * The columns that the answer takes of the rows that a field shows: so nothing else is read.
 * @param type the type of the row, where the field's own is abstract
 */
export function wantedBelow(info: GraphQLResolveInfo, type: string = getNamedType(info.returnType).name): Wanted {
  return together(
    info.fieldNodes.map((field) => {
      const byType = known.get(field) ?? new Map<string, Wanted>()
      known.set(field, byType)
      const found = byType.get(type) ?? (field.selectionSet ? read(info, type, field.selectionSet) : wholeRow)
      byType.set(type, found)
      return found
    }),
  )
}

function read(info: GraphQLResolveInfo, type: string, selections: SelectionSetNode): Wanted {
  const names = new Set<string>()
  return gather(info, info.schema.getType(type), selections, names) ? wanted(names) : wholeRow
}

/** Gathers the columns of a selection, whether or not a directive leaves some out. False where it takes the whole row. */
function gather(
  info: GraphQLResolveInfo,
  type: GraphQLNamedType | undefined,
  { selections }: SelectionSetNode,
  names: Set<string>,
): boolean {
  // Of an abstract type nobody knows which of the fragments below will apply.
  if (!isObjectType(type)) return false
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === '__typename') return true
      const field = type.getFields()[selection.name.value]
      const columns: unknown = field?.extensions['columns'] ?? field?.extensions['pothosExposedField']
      if (columns === 'below' && field && selection.selectionSet) {
        return gather(info, getNamedType(field.type), selection.selectionSet, names)
      }
      if (typeof columns !== 'string' && !Array.isArray(columns)) return false
      for (const column of [columns].flat()) names.add(String(column))
      return true
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection
    if (!fragment) return false
    const condition = fragment.typeCondition && info.schema.getType(fragment.typeCondition.name.value)
    const applies =
      !condition || condition === type || (isAbstractType(condition) && info.schema.isSubType(condition, type))
    return !applies || gather(info, type, fragment.selectionSet, names)
  })
}
