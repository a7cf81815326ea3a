import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** How large a document is once its fragments are put in where they are spread. */
export interface DocumentSize {
  /** Levels of fields. */
  readonly depth: number
  readonly fields: number
  /** The most fields of one selection set. */
  readonly width: number
  readonly aliases: number
  readonly directives: number
  /** Pages of connections and their total counts: each is a question to the database, however many rows it is asked for. */
  readonly lists: number
  /** The values that questions about the schema are answered with, by a guess at the length of its lists. */
  readonly introspection: number
}

/**
 * A selection set's size; `width` is of the widest set in it, `ownWidth` of the set itself, `answers` the values that it
 * would be answered with if it were part of a question about the schema, and `isPage` whether it is what Relay's
 * specification has a connection select.
 */
interface Measure extends DocumentSize {
  readonly ownWidth: number
  readonly answers: number
  readonly isPage: boolean
}

const NOTHING: Measure = {
  depth: 0,
  fields: 0,
  width: 0,
  ownWidth: 0,
  aliases: 0,
  directives: 0,
  lists: 0,
  introspection: 0,
  answers: 0,
  isPage: false,
}

/** How long the lists of a schema are, about; one type that is asked for by its name may be much larger than most. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['types', 150],
  ['__type', 5],
  ['fields', 8],
  ['inputFields', 5],
  ['enumValues', 5],
  ['possibleTypes', 5],
  ['directives', 5],
  ['args', 3],
])

/** The fields of a connection that need its page. */
const PAGE_FIELDS: readonly string[] = ['edges', 'nodes', 'pageInfo']

/** The fields that ask about the schema. What is below them has names that other types may use for other things. */
const QUESTIONS: readonly string[] = ['__schema', '__type']

/**
 * Measures a document, the largest of its operations and fragments counting. Each fragment is measured once, however
 * often it is spread, so the time is proportional to the text although the counts can be astronomic. Returns null when
 * a fragment spreads itself, which has no size.
 */
export function measureDocument(document: DocumentNode): DocumentSize | null {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const measured = new Map<string, Measure>()
  const open = new Set<string>()

  function measureFragment(name: string): Measure | null {
    const known = measured.get(name)
    if (known !== undefined) return known
    const fragment = fragments.get(name)
    // Validation tells the caller that there is no such fragment.
    if (fragment === undefined) return NOTHING
    if (open.has(name)) return null
    open.add(name)
    const measure = measureSet(fragment.selectionSet, fragment.directives?.length ?? 0)
    open.delete(name)
    if (measure !== null) measured.set(name, measure)
    return measure
  }

  function measureSelection(selection: SelectionNode): Measure | null {
    const directives = selection.directives?.length ?? 0
    if (selection.kind === Kind.INLINE_FRAGMENT) return measureSet(selection.selectionSet, directives)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = measureFragment(selection.name.value)
      return fragment && { ...fragment, directives: fragment.directives + directives }
    }
    const below = selection.selectionSet === undefined ? NOTHING : measureSet(selection.selectionSet, 0)
    const name = selection.name.value
    const answers = 1 + (below?.answers ?? 0) * (LENGTHS.get(name) ?? 1)
    return (
      below && {
        depth: below.depth + 1,
        fields: below.fields + 1,
        width: below.width,
        ownWidth: 1,
        aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
        directives: below.directives + directives,
        lists: below.lists + (below.isPage ? 1 : 0) + (name === 'totalCount' ? 1 : 0),
        isPage: PAGE_FIELDS.includes(name),
        introspection: QUESTIONS.includes(name) ? answers : below.introspection,
        answers,
      }
    )
  }

  function measureSet(set: SelectionSetNode, directives: number): Measure | null {
    let sum: Measure = { ...NOTHING, directives }
    for (const selection of set.selections) {
      const part = measureSelection(selection)
      if (part === null) return null
      const ownWidth = sum.ownWidth + part.ownWidth
      sum = {
        depth: Math.max(sum.depth, part.depth),
        fields: sum.fields + part.fields,
        width: Math.max(sum.width, part.width, ownWidth),
        ownWidth,
        aliases: sum.aliases + part.aliases,
        directives: sum.directives + part.directives,
        lists: sum.lists + part.lists,
        isPage: sum.isPage || part.isPage,
        introspection: sum.introspection + part.introspection,
        answers: sum.answers + part.answers,
      }
    }
    return sum
  }

  let largest: DocumentSize = NOTHING
  for (const definition of document.definitions) {
    let measure: Measure | null = NOTHING
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      measure = measureSet(definition.selectionSet, definition.directives?.length ?? 0)
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      measure = measureFragment(definition.name.value)
    }
    if (measure === null) return null
    largest = {
      depth: Math.max(largest.depth, measure.depth),
      fields: Math.max(largest.fields, measure.fields),
      width: Math.max(largest.width, measure.width),
      aliases: Math.max(largest.aliases, measure.aliases),
      directives: Math.max(largest.directives, measure.directives),
      lists: Math.max(largest.lists, measure.lists),
      introspection: Math.max(largest.introspection, measure.introspection),
    }
  }
  return largest
}
