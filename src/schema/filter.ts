import { decodeId, type NodeType } from '../ids.ts'
import { builder } from './builder.ts'
import { refuse } from './refusal.ts'

/** A filter on tags. */
export const TagsFilter = builder.inputType('TagsFilter', {
  description: 'A filter on tags. Tags compare without case; the three fields are ANDed.',
  fields: (t) => ({
    all: t.stringList({ description: 'Things that have each of these tags: at most 100.' }),
    any: t.stringList({ description: 'Things that have at least one of these tags: at most 100.' }),
    none: t.stringList({ description: 'Things that have none of these tags: at most 100.' }),
  }),
})

/** Tags that one list of a filter may name; one that is there twice counts once. */
const mostTags = 100

/** The filter as loaders take it. @throws {GraphQLError} when it names too many tags */
export function tagsInFilter(filter: typeof TagsFilter.$inferInput | null | undefined) {
  for (const tags of [filter?.all, filter?.any, filter?.none]) {
    if (tags && tags.length > mostTags && new Set(tags.map((tag) => tag.toLowerCase())).size > mostTags)
      throw refuse('BAD_USER_INPUT', `A filter takes ${String(mostTags)} tags in each of its lists at most.`)
  }
  return filter
}

/** The database's id of a global id in a filter. @throws {GraphQLError} when it is malformed or of another type */
export function idInFilter(type: NodeType, globalId: string | null | undefined): string | null {
  if (globalId == null) return null
  const reference = decodeId(globalId)
  if (reference?.type !== type) throw refuse('BAD_USER_INPUT', `The filter asks for an id of the type ${type}.`)
  return reference.id
}
