import { createHash } from 'node:crypto'
import type { SqlQuery } from '@prisma/driver-adapter-utils'

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
    if (names.size >= LIMIT) return ''
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
    names.set(sql, name)
    return name
  }
}
