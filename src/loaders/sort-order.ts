import { ArtifactType, Priority, Prisma, ProjectStatus } from '../generated/prisma/client.ts'
import { isUuid } from '../ids.ts'
import type { Keys } from './cursor.ts'

/** The types that a sort key can have in a cursor. What one accepts can be cast: cursors may be made up by anybody. */
const keyTypes = {
  text: {
    cast: Prisma.raw('::text'),
    accepts: (value: unknown) => typeof value === 'string' && !value.includes('\u0000'),
  },
  integer: {
    cast: Prisma.raw('::int'),
    accepts: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  },
  float: { cast: Prisma.raw('::float8'), accepts: (value: unknown) => Number.isFinite(value) },
  time: {
    cast: Prisma.raw('::timestamptz'),
    accepts: (value: unknown) => value === '-infinity' || (typeof value === 'string' && isInstant(value)),
  },
  uuid: {
    cast: Prisma.raw('::uuid'),
    accepts: (value: unknown) => typeof value === 'string' && isUuid(value),
  },
  date: {
    cast: Prisma.raw('::date'),
    accepts: (value: unknown) =>
      value === 'infinity' || (typeof value === 'string' && isInstant(`${value}T00:00:00.000Z`)),
  },
  artifactType: {
    cast: Prisma.raw('::artifact_type'),
    accepts: (value: unknown) => typeof value === 'string' && Object.hasOwn(ArtifactType, value),
  },
  projectStatus: {
    cast: Prisma.raw('::project_status'),
    accepts: (value: unknown) => typeof value === 'string' && Object.hasOwn(ProjectStatus, value),
  },
  priority: {
    cast: Prisma.raw('::priority'),
    accepts: (value: unknown) => typeof value === 'string' && Object.hasOwn(Priority, value),
  },
} as const

/** A time as cursors carry it, of the years that both JavaScript and PostgreSQL know. */
function isInstant(text: string): boolean {
  const time = /^\d{4}-/.test(text) && !text.startsWith('0000') ? Date.parse(text) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Something that a list can be sorted by: an expression that is never null, indexed where lists can be long. */
export interface SortKey {
  readonly sql: Prisma.Sql
  readonly type: keyof typeof keyTypes
  /** The column of the row that holds it; without one it is read beside the row. */
  readonly column?: string
}

/** One term of an order. */
export interface OrderTerm {
  /** Names the key in cursors. */
  readonly field: string
  readonly key: SortKey
  readonly descending: boolean
}

/** Whether the keys of a cursor fit an order. */
export function keysFit(order: readonly OrderTerm[], keys: Keys): boolean {
  return order.length === keys.length && order.every(({ key }, index) => keyTypes[key.type].accepts(keys[index]))
}

/** The sort keys that are no columns of the row, as `key0`, `key1`… by their places in the order. */
export function computedKeys(order: readonly OrderTerm[]): Prisma.Sql[] {
  return order.flatMap(({ key }, index) =>
    key.column === undefined ? [Prisma.sql`${shown(key)} AS ${Prisma.raw(`key${String(index)}`)}`] : [],
  )
}

/** The keys of a row that was read with its columns and {@link computedKeys}. */
export function keysOf(order: readonly OrderTerm[], row: object): Keys {
  const columns = row as Readonly<Record<string, string | number | Date>>
  return order.map(({ key }, index) => {
    const value = columns[key.column ?? `key${String(index)}`] ?? ''
    return value instanceof Date ? value.toISOString() : value
  })
}

/** ORDER BY of an order or, for a page that is read from the end, of its reverse. */
export function orderBy(order: readonly OrderTerm[], reverse: boolean): Prisma.Sql {
  return Prisma.join(
    order.map(({ key, descending }) => (descending === reverse ? Prisma.sql`${key.sql}` : Prisma.sql`${key.sql} DESC`)),
  )
}

/** The condition for rows strictly behind (`after`) or before a place in an order. */
export function beyond(order: readonly OrderTerm[], keys: Keys, side: 'after' | 'before'): Prisma.Sql {
  const terms = order.map(({ key, descending }, index) => ({
    sql: key.sql,
    value: Prisma.sql`${keys[index]}${keyTypes[key.type].cast}`,
    greater: descending === (side === 'before'),
  }))
  // One direction: a row comparison, which an index on the keys answers.
  if (terms.every((term) => term.greater === terms[0]?.greater)) {
    const left = Prisma.join(terms.map((term) => term.sql))
    const right = Prisma.join(terms.map((term) => term.value))
    return Prisma.sql`(${left}) ${comparison(terms[0]?.greater)} (${right})`
  }
  // Mixed directions: equal in the first keys, beyond in the next one. The first key alone is what an index can look up.
  const cases = terms.map((term, index) => {
    const equal = terms.slice(0, index).map(({ sql, value }) => Prisma.sql`${sql} = ${value}`)
    return Prisma.sql`(${Prisma.join([...equal, Prisma.sql`${term.sql} ${comparison(term.greater)} ${term.value}`], ' AND ')})`
  })
  const [first] = terms
  if (first === undefined) throw new TypeError('An order without a key.')
  const from = Prisma.sql`${first.sql} ${comparison(first.greater)}= ${first.value}`
  return Prisma.sql`${from} AND (${Prisma.join(cases, ' OR ')})`
}

const comparison = (greater: boolean | undefined): Prisma.Sql => (greater ? Prisma.sql`>` : Prisma.sql`<`)

/** A computed key as cursors carry it. */
function shown({ sql, type }: SortKey): Prisma.Sql {
  if (type === 'time')
    return Prisma.sql`CASE WHEN isfinite(${sql}) THEN to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ELSE '-infinity' END`
  if (type === 'date')
    return Prisma.sql`CASE WHEN isfinite(${sql}) THEN to_char(${sql}, 'YYYY-MM-DD') ELSE 'infinity' END`
  return sql
}
