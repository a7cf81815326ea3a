import { codeOf, DatabaseError } from './errors.ts'

/** A connection string, taken apart so that messages can name the server without its password. */
export interface ServerAddress {
  connectionString: string
  /** `host:port` */
  server: string
  database: string
  user: string
}

const WRONG_URL =
  'The database URL cannot be read. It has the form postgresql://USER:PASSWORD@HOST:PORT/DATABASE, ' +
  'with special characters of the password percent-encoded.'

/**
 * Reads a connection string and makes its sessions run in UTC: Prisma's adapter sends and reads times without an offset.
 * @throws DatabaseError `wrong-url`
 */
export function readUrl(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['postgresql:', 'postgres:'].includes(url.protocol))
    throw new DatabaseError('wrong-url', WRONG_URL)
  try {
    const user = decodeURIComponent(url.username)
    decodeURIComponent(url.password)
    url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c TimeZone=UTC`.trim())
    return {
      connectionString: url.href,
      server: `${url.hostname === '' ? 'localhost' : url.hostname}:${url.port === '' ? '5432' : url.port}`,
      database: decodeURIComponent(url.pathname.slice(1)),
      user,
    }
  } catch (cause) {
    throw new DatabaseError('wrong-url', WRONG_URL, { cause })
  }
}

/** Says why a first connection failed, in a sentence without the password. */
export function connectionFailure(error: unknown, { server, database, user }: ServerAddress): DatabaseError {
  const code = codeOf(error)
  const because = { cause: error }
  switch (code) {
    case '28P01':
    case '28000':
      return new DatabaseError('refused', `The database server at ${server} refuses the user "${user}".`, because)
    case '3D000':
      return new DatabaseError('refused', `The database server at ${server} has no database "${database}".`, because)
    case '53300':
      return new DatabaseError('refused', `The database server at ${server} has no connection left.`, because)
    default:
      return new DatabaseError(
        'unreachable',
        `No database answers at ${server}${code === null ? '' : ` (${code})`}.`,
        because,
      )
  }
}
