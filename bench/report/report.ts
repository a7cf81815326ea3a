import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { HostileFigures } from '../parts/limits.ts'
import type { Profile } from '../parts/profile.ts'
import type { ScanFigures } from '../parts/scan.ts'
import type { PageFigures } from '../parts/sources.ts'
import { say } from '../progress.ts'
import { readLatest, type Results } from '../results.ts'
import { figureTable, ratioTable, statementTable } from './comparison.ts'
import { goalTable } from './goals.ts'
import { figure, table } from './markdown.ts'
import { plotRatios } from './plot.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TEMPLATE = new URL('../performance.template.md', import.meta.url)
const REPORT = new URL('../../docs/performance.md', import.meta.url)
const PLOT = new URL('../../docs/performance.svg', import.meta.url)

const NOT_MEASURED = '_Not measured yet._'

/** Writes docs/performance.md and its plot from the template and the latest results. */
export async function writeReport(): Promise<void> {
  const results = await readLatest()
  const template = await readFile(TEMPLATE, 'utf8')
  const sections = sectionsOf(results)
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const section = sections[name]
    if (section === undefined) throw new TypeError(`The template asks for {{${name}}}, which is not known.`)
    return section()
  })
  await writeFile(REPORT, text)
  // By path: a peer brings a Prettier of its own into bench/, which an import would find first.
  execFileSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', fileURLToPath(REPORT)], {
    cwd: ROOT,
  })
  if (results.compare) await writeFile(PLOT, plotRatios(results.compare.measured, 'postgraphile'))
  say('Written: docs/performance.md.')
}

function sectionsOf(results: Results): Readonly<Record<string, () => string>> {
  const { compare, statements, startup, memory, profile, limits, scan, sources } = results
  const of = <Measured>(result: { measured: Measured } | undefined, show: (measured: Measured) => string) =>
    result === undefined ? NOT_MEASURED : show(result.measured)
  const figures = (show: Parameters<typeof figureTable>[1]) => () =>
    of(compare, (measured) => figureTable(measured, show))
  return {
    conditions: () => conditionsOf(results),
    goals: () => goalTable(results),
    toPostgraphile: () => of(compare, (measured) => ratioTable(measured, 'postgraphile')),
    toLimit: () => of(compare, (measured) => ratioTable(measured, 'limit')),
    perSecond: figures(({ perSecond }) => figure(perSecond)),
    latency: figures(({ p50, p99 }) => `${figure(p50)} / ${figure(p99)}`),
    processor: figures(({ nodeTime, postgresTime }) => `${figure(nodeTime)} / ${figure(postgresTime)}`),
    statements: () => of(statements, statementTable),
    startup: () =>
      of(startup, (measured) =>
        table(
          ['', 'median, ms', 'worst, ms'],
          Object.entries(measured).map(([name, { median, worst }]) => [name, figure(median), figure(worst)]),
        ),
      ),
    memory: () =>
      of(memory, ({ requests, slope, growth, samples }) => {
        const last = samples.at(-1)
        return (
          `${requests.toLocaleString('en')} requests in ${figure((last?.second ?? 0) / 60)} minutes: ${figure(last?.resident)} MiB resident at the ` +
          `end, a slope of ${slope.toFixed(1)} MiB a minute, ${((growth - 1) * 100).toFixed(0)} % between the second fifth and the last.`
        )
      }),
    profileQ1: () => of(profile, (measured) => profileTable(measured['q1'] ?? [])),
    profileQ3: () => of(profile, (measured) => profileTable(measured['q3'] ?? [])),
    limits: () => of(limits, limitTable),
    scan: () => of(scan, scanTable),
    filters: () => of(sources, (measured) => pageTable(measured, ['filter', 'search'])),
    depth: () => of(sources, (measured) => pageTable(measured, ['depth'])),
  }
}

function conditionsOf({ compare }: Results): string {
  if (!compare) return NOT_MEASURED
  const { at, processor, cores, nodeVersion, postgres, artifacts, connections, rounds, seconds } = compare.conditions
  return (
    `Measured on ${at.slice(0, 10)}: ${String(cores)} cores of ${processor}, shared by the servers, the database and the load; Node ${nodeVersion.slice(1)}, ` +
    `PostgreSQL ${postgres}; ${artifacts.toLocaleString('en')} artifacts and about three times as many memberships; ${String(connections)} connections; ` +
    `${String(rounds)} rounds of ${String(seconds)} s, of which the median counts.`
  )
}

function profileTable(profile: Profile): string {
  return table(
    ['where', 'share', 'µs a request'],
    profile
      .slice(0, 16)
      .map(({ where, share, microseconds }) => [`\`${where}\``, `${(share * 100).toFixed(1)} %`, figure(microseconds)]),
  )
}

function scanTable(measured: ScanFigures): string {
  const { files, bytes, artifacts, scan, scanRequests, rescan, rescanRequests, unpack } = measured
  return (
    `${String(artifacts)} artifacts in ${files.toLocaleString('en')} files of ${figure(bytes / 1e6)} MB:\n\n` +
    table(
      ['', 'ms', 'requests to GitHub'],
      [
        ['unpacking the archive in Node alone', figure(unpack), '1'],
        ['a scan, until all is written', figure(scan), String(scanRequests)],
        ['a scan when nothing has changed', figure(rescan), String(rescanRequests)],
      ],
    )
  )
}

function pageTable(measured: readonly PageFigures[], kinds: readonly PageFigures['kind'][]): string {
  const rows = measured.filter(({ kind }) => kinds.includes(kind))
  return table(
    ['list', 'which', 'ms', 'ms of the other', 'ratio'],
    rows.map(({ list, kind, title, time, beside }) => [
      `\`${list}\``,
      kind === 'search' ? `search: ${title}` : title,
      figure(time),
      figure(beside),
      figure(time / beside),
    ]),
  )
}

function limitTable(measured: readonly HostileFigures[]): string {
  const slowest = measured
    .filter(({ unfinished }) => !unfinished)
    .sort((a, b) => b.time - a.time)
    .slice(0, 10)
  return (
    `${String(measured.length)} requests. The slowest ten of those that arrive whole:\n\n` +
    table(
      ['request', 'status', 'ms', '`/health`, ms'],
      slowest.map(({ name, status, time, health }) => [
        name.replaceAll('|', '\\|'),
        String(status),
        figure(time),
        figure(health),
      ]),
    )
  )
}
