import { relative } from 'node:path'
import type { Settings } from '../settings.ts'

function describeDatabase({ database, dataDir }: Pick<Settings, 'database' | 'dataDir'>): string {
  if (database.kind === 'memory') return 'embedded, in memory: everything is gone when the process ends'
  if (database.kind === 'folder') return `embedded, in ${relative('', dataDir) || '.'}`
  const { host, pathname } = new URL(database.url)
  return `PostgreSQL at ${host}${pathname}`
}

/** What is printed when the server is ready: where to go and what to try. */
export function welcome(
  url: string,
  settings: Pick<Settings, 'database' | 'dataDir' | 'graphiql' | 'introspection'>,
): string {
  const body = `{"query":"{ collections { nodes { name } } }"}`
  const lines = [
    'Larder is ready.',
    '',
    `  API       ${url}/graphql${settings.graphiql ? '  (GraphiQL in a browser, with examples to run)' : ''}`,
    ...(settings.introspection ? [`  Schema    ${url}/schema.graphql`] : []),
    `  Database  ${describeDatabase(settings)}`,
    '',
    'Try:',
    `  curl ${url}/graphql -H 'content-type: application/json' -d '${body}'`,
    '',
    'Ctrl-C stops it.',
  ]
  return `\n${lines.join('\n')}\n\n`
}
