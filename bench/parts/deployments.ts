import type pg from 'pg'
import { openPartDatabase } from '../data/part-database.ts'
import { post } from '../load/connection.ts'
import { median, run } from '../load/load.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** The median time of a request that reads a page, in milliseconds, by what is read. */
export type DeploymentTimes = Record<string, number>

/** What page one of a history with a million events may cost at most: so many times one with a thousand. */
const MOST_TIMES = 2

const history = `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Collection { name deploymentHistory(first: $first) {
  nodes { id status deployedAt drift artifact { name } project { name } } pageInfo { endCursor hasNextPage } } } } }`
const summaries = `{ collections(first: 50) { nodes { name deploymentSummary { ...s } groups(first: 5) { nodes { name deploymentSummary { ...s } } } } } }
fragment s on DeploymentSummary { totalArtifacts deployedCount failedCount pendingCount lastDeploymentAt }`

/**
 * Times page one of the histories of collections with few artifacts and with many, a thousand events and a million, by turns;
 * and 50 collections with the summaries of their groups. One client asks, so that it is the page that is timed.
 */
export async function measureDeployments(options: Options): Promise<DeploymentTimes> {
  const { client, databaseUrl } = await openPartDatabase(options, 'deployments')
  const server = await launch('larder', { ...options, databaseUrl })
  try {
    const cells = [...(await historyCells(client)), { name: 'summaries', body: { query: summaries } }]
    const times = new Map(cells.map(({ name }) => [name, [] as number[]]))
    for (let round = 0; round < options.rounds; round++) {
      for (const { name, body } of cells) {
        const requests = [post(server.port, '/graphql', body)]
        const { p50 } = await run({ port: server.port, requests, connections: 1, seconds: options.seconds })
        times.get(name)?.push(p50)
      }
    }
    const medians = Object.fromEntries([...times].map(([name, values]) => [name, median(values)]))
    report(medians)
    return medians
  } finally {
    await server.stop()
    await client.end()
  }
}

async function historyCells(client: pg.Client) {
  const { rows } = await client.query<{ name: string; id: string }>(
    `SELECT name, bench.id('a000', c)::text AS id FROM bench.histories ORDER BY c`,
  )
  return [20, 100].flatMap((first) =>
    rows.map(({ name, id }) => ({
      name: `${name}, first ${String(first)}`,
      body: { query: history, variables: { id: Buffer.from(`Collection:${id}`).toString('base64url'), first } },
    })),
  )
}

function report(times: DeploymentTimes): void {
  for (const [name, time] of Object.entries(times)) {
    const least = Math.min(
      ...Object.entries(times).flatMap(([other, value]) =>
        other.includes('thousand') && other.split(', ')[1] === name.split(', ')[1] ? [value] : [],
      ),
    )
    const ratio = Number.isFinite(least) ? `, ${(time / least).toFixed(2)} times the least with a thousand events` : ''
    const over = Number.isFinite(least) && time / least > MOST_TIMES ? ' (over)' : ''
    say(`  ${name}: ${time.toFixed(2)} ms${ratio}${over}`)
  }
}
