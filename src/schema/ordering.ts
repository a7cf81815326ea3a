import { builder } from './builder.ts'
import { describedValues } from './described.ts'
import { refuse } from './refusal.ts'

/** The direction of an order. */
const OrderDirection = builder.enumType('OrderDirection', {
  description: 'The direction of an order.',
  values: {
    ASC: { description: 'Smallest, earliest or first in the alphabet first.' },
    DESC: { description: 'Largest, latest or last in the alphabet first.' },
  } as const,
})

/** What an order by RELEVANCE means, of things that are called by their names or titles. */
export const relevanceMeaning = (things: string, names: string): string =>
  `By how well it fits the search. Only together with \`filter.search\`. ${things} with all of the words in their ${names} come first, then the others. Of each of the two the newest 40 are ranked, and what is left follows them, newest first.`

/** Declares `XOrder { field direction }` for a list of fields with what they mean. */
export function orderInput<Field extends string>(type: string, fields: Record<Field, string>) {
  const Field = builder.enumType(`${type}OrderField`, {
    description: `What lists of this type can be sorted by: ${type}.`,
    values: describedValues(fields),
  })
  return builder.inputType(`${type}Order`, {
    description: 'One key of an order. Ties are broken by the next key, and in the end by the id.',
    fields: (t) => ({
      field: t.field({ type: Field, required: true, description: 'What to sort by.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: 'ASC',
        description: 'In which direction.',
      }),
    }),
  })
}

/** Asks that an order by relevance comes with a search. @throws {GraphQLError} BAD_USER_INPUT */
export function assertSearched(
  orderBy: readonly { readonly field: string }[] | null | undefined,
  search: string | null | undefined,
): void {
  if (orderBy?.some(({ field }) => field === 'RELEVANCE') && !search?.trim())
    throw refuse('BAD_USER_INPUT', 'An order by RELEVANCE needs filter.search.')
}
