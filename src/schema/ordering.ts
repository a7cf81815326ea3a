import { builder } from './builder.ts'
import { refuse } from './refusal.ts'

/** The direction of an order. */
export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'The direction of an order.',
  values: {
    ASC: { description: 'Smallest, earliest or first in the alphabet first.' },
    DESC: { description: 'Largest, latest or last in the alphabet first.' },
  } as const,
})

/** Declares `XOrder { field direction }` for a list of fields with what they mean. */
export function orderInput<Field extends string>(type: string, fields: Record<Field, string>) {
  const names = Object.keys(fields) as Field[]
  const Field = builder.enumType(`${type}OrderField`, {
    description: `What lists of this type can be sorted by: ${type}.`,
    values: Object.fromEntries(names.map((name) => [name, { description: fields[name] }])) as Record<
      Field,
      { description: string }
    >,
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
