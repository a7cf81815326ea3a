/**
 * The limit: statements written by hand, one a request, whose JSON PostgreSQL makes and Node only passes on. No schema,
 * no selection, no validation: what is left when everything that a GraphQL server does is taken away.
 */
import { createServer } from 'node:http'
import pg from 'pg'
import { statements, type Variables } from './limit-statements.ts'

const [port, connectionString, poolSize] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: Number(poolSize) })
// A connection that was closed while it was idle is replaced when it is next needed.
pool.on('error', () => undefined)

async function answer(name: string, body: string): Promise<string | null> {
  const statement = statements[name]
  if (statement === undefined) return null
  const { variables } = JSON.parse(body) as { variables: Variables }
  const result = await pool.query<{ json: string }>({ name, text: statement.text, values: statement.values(variables) })
  return result.rows[0]?.json ?? 'null'
}

createServer((request, response) => {
  if (request.url === '/health') {
    response.end('ok')
    return
  }
  let body = ''
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
  request.on('end', () => {
    answer((request.url ?? '').slice(1), body).then(
      (json) => {
        response.writeHead(json === null ? 404 : 200, { 'content-type': 'application/json' }).end(json)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
}).listen(Number(port), '127.0.0.1')
