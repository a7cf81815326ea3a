import { Prisma } from '../../generated/prisma/client.ts'

/** A filter on tags: all of these, any of those, none of the others. Tags compare in lower case. */
export interface TagsFilter {
  readonly all?: readonly string[] | null | undefined
  readonly any?: readonly string[] | null | undefined
  readonly none?: readonly string[] | null | undefined
}

/** The conditions that a filter's fields make; absent ones make none. */
export function conditions(...found: readonly (Prisma.Sql | null)[]): Prisma.Sql[] {
  return found.filter((condition) => condition !== null)
}

/** `make(value)` where the filter has a value. */
export function when<Value>(value: Value | null | undefined, make: (value: Value) => Prisma.Sql): Prisma.Sql | null {
  return value == null ? null : make(value)
}

/**
 * The condition for a column that has one of an enum's values. Each is a parameter of the enum's type: what is in an array
 * that has to be cast the planner does not know, and it takes the rarest value for the commonest.
 * @param type the name of the enum in the database
 */
export function isOneOf(column: Prisma.Sql, values: readonly string[], type: string): Prisma.Sql {
  const distinct = [...new Set(values)]
  if (distinct.length === 0) return Prisma.sql`false`
  return Prisma.sql`${column} IN (${Prisma.join(distinct.map((value) => Prisma.sql`${value}::${Prisma.raw(type)}`))})`
}

/** Text as PostgreSQL can take it: U+0000, which it cannot keep, becomes a character that nothing here contains. */
export const comparable = (text: string): string => text.replaceAll('\u0000', '\uFFFD')

/** The conditions of a filter on a column of tags. */
export function tagConditions(column: Prisma.Sql, filter: TagsFilter | null | undefined): (Prisma.Sql | null)[] {
  // Each row's tags are compared with each of these.
  const lower = (tags: readonly string[]) => [...new Set(tags.map((tag) => comparable(tag).toLowerCase()))]
  return [
    when(filter?.all, (tags) => Prisma.sql`${column} @> ${lower(tags)}::text[]`),
    when(filter?.any, (tags) => Prisma.sql`${column} && ${lower(tags)}::text[]`),
    when(filter?.none, (tags) => Prisma.sql`NOT ${column} && ${lower(tags)}::text[]`),
  ]
}
