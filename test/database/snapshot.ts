import type { Session } from '../../src/database/driver.ts'

/** What a schema consists of, a sorted list of sentences for each kind of thing. */
export interface SchemaSnapshot {
  columns: string[]
  constraints: string[]
  indexes: string[]
  triggers: string[]
  functions: string[]
  enums: string[]
}

/**
 * Reads a database's whole schema, save Prisma's own table and the queue's own schema. Constraints that only say NOT NULL are left to the columns:
 * PostgreSQL 18 lists them, older ones do not.
 */
export async function readSnapshot(session: Session): Promise<SchemaSnapshot> {
  const list = async (sql: string): Promise<string[]> =>
    (await session.query<{ line: string }>(sql)).map(({ line }) => line).sort()
  return {
    columns: await list(
      `SELECT concat_ws(' ', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
                        CASE WHEN a.attnotnull THEN 'NOT NULL' END, 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid),
                        CASE WHEN l.collname <> 'default' THEN 'COLLATE ' || l.collname END) AS line
         FROM pg_attribute a
         JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
         LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
    ),
    constraints: await list(
      `SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
         FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> '_prisma_migrations'::regclass`,
    ),
    indexes: await list(
      `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    ),
    triggers: await list(`SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`),
    functions: await list(
      `SELECT pg_get_functiondef(oid) AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    ),
    enums: await list(
      `SELECT enumtypid::regtype || ': ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS line
         FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
        WHERE typnamespace = 'public'::regnamespace GROUP BY enumtypid`,
    ),
  }
}
