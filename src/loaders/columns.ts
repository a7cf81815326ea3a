import { Prisma } from '../generated/prisma/client.ts'
import type { Wanted } from './wanted.ts'

/** The columns of a row by the names that they have in it. */
export interface Columns {
  readonly sql: ReadonlyMap<string, Prisma.Sql>
  /** Those that are read whatever is wanted: by them rows are told apart. */
  readonly always: ReadonlySet<string>
}

/**
 * The columns of a model under Prisma's names for them, so that a row read by SQL is the same as one that Prisma read.
 * Names in the database are those of the model in snake_case.
 */
function columnsOf<Name extends string>(alias: string, fields: Record<Name, string>, ...always: Name[]): Columns {
  return {
    sql: new Map(
      Object.keys(fields).map((field) => [field, Prisma.raw(`${alias}.${toSnakeCase(field)} AS "${field}"`)]),
    ),
    always: new Set(always),
  }
}

const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The same row with columns of something that it was joined with. */
export function joinedWith(columns: Columns, others: Readonly<Record<string, Prisma.Sql>>): Columns {
  return { ...columns, sql: new Map([...columns.sql, ...Object.entries(others)]) }
}

/** What was selected before: a document that is sent often wants the same each time. */
const known = new WeakMap<Wanted, Map<Columns, Prisma.Sql>>()

/** What stands between SELECT and FROM: the columns that are wanted, always in the same order. */
export function selected(columns: Columns, wanted: Wanted, others: readonly Prisma.Sql[] = []): Prisma.Sql {
  if (others.length > 0) return select(columns, wanted, others)
  const byColumns = known.get(wanted) ?? new Map<Columns, Prisma.Sql>()
  known.set(wanted, byColumns)
  const sql = byColumns.get(columns) ?? select(columns, wanted, [])
  byColumns.set(columns, sql)
  return sql
}

function select({ sql, always }: Columns, { names }: Wanted, others: readonly Prisma.Sql[]): Prisma.Sql {
  const found = [...sql].flatMap(([name, column]) =>
    names === null || names.has(name) || always.has(name) ? [column] : [],
  )
  return Prisma.join([...found, ...others])
}

/** The columns of each table under the alias that it has in every statement. */
export const artifactColumns = columnsOf('a', Prisma.ArtifactScalarFieldEnum, 'id')
export const collectionColumns = columnsOf('c', Prisma.CollectionScalarFieldEnum, 'id')
export const deploymentColumns = columnsOf('d', Prisma.DeploymentScalarFieldEnum, 'id')
// A list is a group when it has a collection.
export const groupColumns = columnsOf('g', Prisma.GroupScalarFieldEnum, 'id', 'collectionId')
export const sourceColumns = columnsOf('s', Prisma.SourceScalarFieldEnum, 'id')
export const scanColumns = columnsOf('n', Prisma.ScanScalarFieldEnum, 'id')
export const detailColumns = columnsOf('d', Prisma.SourceDetailsScalarFieldEnum, 'sourceId')
export const conversationColumns = columnsOf('v', Prisma.ConversationScalarFieldEnum, 'id')
export const messageColumns = columnsOf('m', Prisma.MessageScalarFieldEnum, 'id')
export const patchSetColumns = columnsOf('x', Prisma.PatchSetScalarFieldEnum, 'id')
export const projectColumns = columnsOf('p', Prisma.ProjectScalarFieldEnum, 'id')
/** A day is read as its first instant in UTC, as Prisma reads it; the drivers would make it one of the process's time zone. */
export const taskColumns = joinedWith(columnsOf('t', Prisma.TaskScalarFieldEnum, 'id'), {
  dueDate: Prisma.sql`t.due_date::timestamp AT TIME ZONE 'UTC' AS "dueDate"`,
})
