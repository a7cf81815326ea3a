/**
 * Mercurius with its compiler switched on from the second request of a document, and loaders that answer a level with one
 * prepared statement. It serves the part of Larder's contract that the cells ask for.
 */
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'
import { loadersOf } from './loaders.ts'
import { resolversOf } from './resolvers.ts'
import { schema } from './schema.ts'

const [port, connectionString, poolSize] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: Number(poolSize) })
// A connection that was closed while it was idle is replaced when it is next needed.
pool.on('error', () => undefined)

const app = Fastify({ logger: false })
app.get('/health', () => 'ok')
await app.register(mercurius, {
  schema,
  resolvers: resolversOf(pool),
  loaders: loadersOf(pool),
  jit: 1,
  graphiql: false,
  subscription: false,
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
