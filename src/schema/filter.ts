import { decodeId, type NodeType } from '../ids.ts'
import { builder } from './builder.ts'
import { refuse } from './refusal.ts'

/** A filter on tags. */
export const TagsFilter = builder.inputType('TagsFilter', {
  description: 'A filter on tags. Tags compare without case; the three fields are ANDed.',
  fields: (t) => ({
    all: t.stringList({ description: 'Things that have each of these tags.' }),
    any: t.stringList({ description: 'Things that have at least one of these tags.' }),
    none: t.stringList({ description: 'Things that have none of these tags.' }),
  }),
})

/** The database's id of a global id in a filter. @throws {GraphQLError} when it is malformed or of another type */
export function idInFilter(type: NodeType, globalId: string | null | undefined): string | null {
  if (globalId == null) return null
  const reference = decodeId(globalId)
  if (reference?.type !== type) throw refuse('BAD_USER_INPUT', `The filter asks for an id of the type ${type}.`)
  return reference.id
}
