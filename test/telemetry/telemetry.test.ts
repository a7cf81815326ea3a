import { SpanStatusCode } from '@opentelemetry/api'
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createLarder } from '../../src/application.ts'
import { createLogger } from '../../src/logging.ts'
import { createLarderServer } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { openTelemetry } from '../../src/telemetry/index.ts'
import { freshDatabase } from '../kit/database.ts'
import { repositoryOf, skill } from '../kit/repository.ts'
import { World } from '../kit/world.ts'

const token = 'ghp_hunter2hunter2hunter2'

/** A world whose spans, log lines and figures can be read. */
async function watched(env: Record<string, string> = { METRICS: 'on' }) {
  const fresh = await freshDatabase()
  const settings = readSettings({ DATABASE_URL: 'memory:', GITHUB_TOKEN: token, ...env })
  const lines: string[] = []
  const logger = createLogger({
    level: 'trace',
    secrets: settings.secrets,
    stream: { write: (line) => void lines.push(line) },
  })
  const exporter = new InMemorySpanExporter()
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const tracing = { tracer: provider.getTracer('test'), close: () => provider.shutdown() }
  const telemetry = await openTelemetry({ settings, log: logger, pools: () => fresh.database.pools(), tracing })
  const larder = createLarder({
    ...{ database: fresh.database, settings, logger, telemetry },
    open: ({ repository }) => {
      if (repository === 'broken') throw new Error(`It failed with ${token}.`)
      return { reader: repositoryOf(skill('boil')), upstream: true }
    },
  })
  onTestFinished(() => larder.close?.())
  const server = createLarderServer({ ...larder, settings, logger, ready: () => Promise.resolve(true) })
  const world = new World(larder, fresh, async (path, init) =>
    server.fetch(new Request(`http://larder.test${path}`, init)),
  )
  const spans = () => exporter.getFinishedSpans().map(({ name, attributes, status }) => ({ name, attributes, status }))
  const log = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { world, larder, spans, log, lines }
}

const create = `mutation ($url: String!, $tags: [String!]) { createSource(input: { url: $url, tags: $tags }) {
  ... on CreateSourceSuccess { source { id } } } }`

async function liveThrough({ world, larder }: Awaited<ReturnType<typeof watched>>) {
  const variables = { url: 'https://github.com/acme/kit', tags: ['sharp'] }
  const made = await world.read<{ createSource: { source: { id: string } } }>(create, variables)
  await larder.scans.idle()
  const { id } = made.createSource.source
  await world.read(create, variables)
  await world.read('mutation ($id: ID!) { updateSource(input: { id: $id, tags: ["x", "y"] }) { __typename } }', { id })
  await world.read('{ sources(filter: { search: "kit", tags: { all: ["x"] } }) { nodes { id } } }')
  await world.read('mutation ($id: ID!) { deleteSource(input: { id: $id }) { __typename } }', { id })
  await world.read(create, { url: 'https://github.com/acme/broken' })
  await larder.scans.idle()
}

test('every operation on sources has a span and a line in the log, with the source, tags, filter, counts and error', async () => {
  const watching = await watched()
  await liveThrough(watching)
  const names = [
    'createSource',
    'scan',
    'createSource',
    'updateSource',
    'sources',
    'deleteSource',
    'createSource',
    'scan',
  ]
  expect(watching.spans().map(({ name }) => name)).toEqual(names.map((name) => `larder.${name}`))
  const uuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/)
  expect(watching.spans().map(({ attributes }) => attributes)).toMatchObject([
    { 'larder.sourceId': uuid, 'larder.scanId': uuid, 'larder.tags': ['sharp'] },
    {
      'larder.sourceId': uuid,
      'larder.scanId': uuid,
      'larder.tags': ['sharp'],
      'larder.added': 1,
      'larder.removed': 0,
    },
    { 'larder.tags': ['sharp'] },
    { 'larder.sourceId': uuid, 'larder.tags': ['x', 'y'] },
    { 'larder.filter': '{"search":"3 characters","tags":{"all":["x"]}}', 'larder.tags': ['x'], 'larder.count': 1 },
    { 'larder.sourceId': uuid },
    { 'larder.sourceId': uuid },
    { 'larder.sourceId': uuid },
  ])
  const failed = watching.spans().filter(({ status }) => status.code === SpanStatusCode.ERROR)
  expect(failed.map(({ name, status }) => [name, status.message])).toEqual([
    ['larder.createSource', 'CONFLICT'],
    ['larder.scan', 'Error'],
  ])
  const told = watching.log().filter(({ ms, method }) => ms !== undefined && method === undefined)
  expect(told.map(({ msg }) => msg)).toEqual(names)
  expect(told[4]).toMatchObject({ filter: '{"search":"3 characters","tags":{"all":["x"]}}', count: 1, requestId: uuid })
  expect(told[2]).toMatchObject({ level: 'info', error: 'CONFLICT', tags: ['sharp'] })
})

/** The figures of the connections to the database, by pool and state. */
function connections(text: string): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {}
  for (const [, pool = '', state = '', count] of text.matchAll(
    /^larder_database_connections\{pool="(.+)",state="(.+)"\} (\d+)$/gm,
  ))
    (found[pool] ??= {})[state] = Number(count)
  return found
}

test('figures are served, each process with its own', async () => {
  const watching = await watched()
  await liveThrough(watching)
  const { world } = await watched()
  const read = async (from: typeof world) => {
    const response = await from.fetch('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    return response.text()
  }
  const text = await read(watching.world)
  expect(text).toContain('larder_scans_total{status="SUCCEEDED"} 1')
  expect(text).toContain('larder_scans_total{status="FAILED"} 1')
  expect(text).toContain('larder_work_seconds_count{name="createSource",error="CONFLICT"} 1')
  expect(text).toContain('larder_http_request_seconds_count{method="POST",status="200",operation="mutation"} 5')
  expect(text).toContain('larder_http_request_seconds_count{method="POST",status="200",operation="query"} 1')
  expect(text).toContain('process_resident_memory_bytes')
  const { read: readers, write: writers } = connections(text)
  // The embedded engine has none.
  const ofServer =
    inject('testEngine').kind === 'server' ? { idle: expect.any(Number) as number, 'in use': 0, waiting: 0 } : undefined
  expect([readers, writers]).toEqual([ofServer, ofServer])
  expect(await read(world)).not.toContain('larder_scans_total{')
})

test('without the setting nothing is kept or served', async () => {
  const { world, larder } = await watched({})
  expect(larder.metrics).toBeNull()
  expect((await world.fetch('/metrics')).status).toBe(404)
})

test('a token is in no span, no figure and no line of the log, though an error says it', async () => {
  const watching = await watched()
  await liveThrough(watching)
  const figures = await (await watching.world.fetch('/metrics')).text()
  expect(watching.lines.join('')).toContain('It failed with [secret].')
  expect([JSON.stringify(watching.spans()), ...watching.lines, figures].join('')).not.toContain(token)
})
