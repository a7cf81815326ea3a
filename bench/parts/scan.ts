import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabase } from '../data/database.ts'
import { makeFiles, readFiles } from '../data/repository.ts'
import { median } from '../load/load.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { serveGithub } from '../servers/github.ts'
import { launch, nodeBinary, type Server } from '../servers/launch.ts'

/** What scanning a repository costs. Times in milliseconds, medians. */
export interface ScanFigures {
  readonly files: number
  readonly bytes: number
  readonly artifacts: number
  /** From the beginning of a scan until all is written, and its requests. */
  readonly scan: number
  readonly scanRequests: number
  /** The same when nothing has changed. */
  readonly rescan: number
  readonly rescanRequests: number
  /** Fetching and unpacking the archive in Node alone. */
  readonly unpack: number
}

const UNPACK = fileURLToPath(new URL('unpack.ts', import.meta.url))

/** Scans one repository again and again, each time as a new source, and unpacks its archive in another process by turns. */
export async function measureScan(options: Options): Promise<ScanFigures> {
  const files = options.repository === null ? makeFiles() : await readFiles(options.repository)
  const github = await serveGithub(files)
  const databaseUrl = `${options.databaseUrl}_scan`
  await createDatabase(databaseUrl)
  const environment = { GITHUB_API_URL: github.url, SEED: 'off' }
  const server = await launch('larder', { ...options, databaseUrl, environment })
  const unpacker = fork(UNPACK, [github.archive], {
    execPath: nodeBinary(options.node),
    execArgv: ['--import', 'tsx'],
  })
  try {
    const times = { scan: [] as number[], rescan: [] as number[], unpack: [] as number[] }
    let counts = { artifacts: 0, scanRequests: 0, rescanRequests: 0 }
    for (let round = 0; round < options.rounds + WARM_UP; round++) {
      unpacker.send('unpack')
      const [unpack] = (await once(unpacker, 'message')) as [number]
      github.takeCount()
      const { createSource } = await ask<Created>(server, CREATE, {
        url: `https://github.com/bench/round-${String(round)}`,
      })
      const first = await ended(server, createSource.scan.id)
      const scanRequests = github.takeCount()
      const { scanSource } = await ask<Scanned>(server, SCAN, { id: createSource.source.id })
      const second = await ended(server, scanSource.scan.id)
      counts = { artifacts: first.added, scanRequests, rescanRequests: github.takeCount() }
      await ask(server, DELETE, { id: createSource.source.id })
      if (round < WARM_UP) continue
      times.unpack.push(unpack)
      times.scan.push(first.milliseconds)
      times.rescan.push(second.milliseconds)
    }
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0)
    const { scan, rescan, unpack } = times
    const figures = {
      files: files.size,
      bytes,
      ...counts,
      scan: median(scan),
      rescan: median(rescan),
      unpack: median(unpack),
    }
    say(
      `Scan of ${String(figures.artifacts)} artifacts in ${String(figures.files)} files: ${figures.scan.toFixed(0)} ms, ` +
        `${(figures.scan / figures.unpack).toFixed(1)} times unpacking alone (${figures.unpack.toFixed(0)} ms); ` +
        `again ${figures.rescan.toFixed(0)} ms. Requests: ${String(figures.scanRequests)}, ${String(figures.rescanRequests)}.`,
    )
    return figures
  } finally {
    unpacker.kill()
    await server.stop()
    await github.close()
  }
}

/** The first rounds only make both processes warm. */
const WARM_UP = 3

interface Created {
  readonly createSource: { readonly source: { readonly id: string }; readonly scan: { readonly id: string } }
}
interface Scanned {
  readonly scanSource: { readonly scan: { readonly id: string } }
}
interface Ended {
  readonly node: {
    readonly status: string
    readonly startedAt: string
    readonly finishedAt: string | null
    readonly added: number
  }
}

const CREATE = `mutation ($url: String!) { createSource(input: { url: $url }) {
  ... on CreateSourceSuccess { source { id } scan { id } } } }`
const SCAN = 'mutation ($id: ID!) { scanSource(input: { id: $id }) { ... on ScanSourceSuccess { scan { id } } } }'
const DELETE = 'mutation ($id: ID!) { deleteSource(input: { id: $id }) { __typename } }'
const ENDED = 'query ($id: ID!) { node(id: $id) { ... on Scan { status startedAt finishedAt added } } }'

/** How long a scan took by the server's own clock, which leaves out what it waited for its turn. */
async function ended(server: Server, id: string): Promise<{ milliseconds: number; added: number }> {
  for (;;) {
    const { node } = await ask<Ended>(server, ENDED, { id })
    const { status, startedAt, finishedAt, added } = node
    if (finishedAt !== null) {
      if (status !== 'SUCCEEDED') throw new Error(`A scan ended as ${status}.`)
      return { milliseconds: Date.parse(finishedAt) - Date.parse(startedAt), added }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function ask<Data>(server: Server, query: string, variables: object): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${String(server.port)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}
