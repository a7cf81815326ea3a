/**
 * PostGraphile 5 with its recommended preset over the same tables, in production mode: no explain, no GraphiQL, no
 * watching. Search and placing are functions in the database, as its manual recommends; lists are its own connections.
 */
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const [port, connectionString = '', poolSize] = process.argv.slice(2)

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString, schemas: ['public', 'peers'], poolConfig: { max: Number(poolSize) } }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
  grafast: { explain: false },
}).createServ(grafserv)
await service.ready()
const handle = service.createHandler()

createServer((request, response) => {
  if (request.url === '/health') response.end('ok')
  else handle(request, response)
}).listen(Number(port), '127.0.0.1')
