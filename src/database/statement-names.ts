import { createHash } from 'node:crypto'
import type { SqlQuery } from '@prisma/driver-adapter-utils'

/** A statement that begins with this comment is not prepared: its plan is made anew for the values of each run. */
export const PLAN_ANEW = '/* plan anew */'

/** How many statements are prepared at most on one connection; what comes later runs unprepared. */
const LIMIT = 500

/**
 * Names statements so that node-postgres prepares them and the server parses and plans each once a connection. The
 * name is a hash of the text, so that a pooler may share connections between processes.
 */
export function nameStatements(): (query: Pick<SqlQuery, 'sql'>) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= LIMIT || sql.startsWith(PLAN_ANEW)) return ''
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
    names.set(sql, name)
    return name
  }
}
