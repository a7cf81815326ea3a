import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type pg from 'pg'
import { conditions, type Options, type Part } from './options.ts'
import type { Comparison } from './parts/compare.ts'
import type { DeploymentTimes } from './parts/deployments.ts'
import type { HostileFigures } from './parts/limits.ts'
import type { Memory } from './parts/memory.ts'
import type { Profiles } from './parts/profile.ts'
import type { ScanFigures } from './parts/scan.ts'
import type { PageFigures } from './parts/sources.ts'
import type { Startup } from './parts/startup.ts'
import type { StatementCounts } from './parts/statements.ts'

interface Measurements {
  readonly compare: Comparison
  readonly statements: StatementCounts
  readonly startup: Startup
  readonly memory: Memory
  readonly profile: Profiles
  readonly limits: readonly HostileFigures[]
  readonly scan: ScanFigures
  readonly sources: readonly PageFigures[]
  readonly deployments: DeploymentTimes
}

/** What a part of a run has shown, and under what conditions. */
export interface Result<Name extends Part> {
  readonly measured: Measurements[Name]
  readonly conditions: ReturnType<typeof conditions> & {
    readonly at: string
    readonly processor: string
    readonly nodeVersion: string
    readonly postgres: string
  }
}

/** The results of a run by its parts. */
export type Results = { readonly [Name in Part]?: Result<Name> }

const FOLDER = new URL('results/', import.meta.url)
const LATEST = new URL('latest.json', FOLDER)

/** The machine and its programs, as the report names them. */
export async function describe(client: pg.Client, options: Options, nodeVersion: string) {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  return {
    ...conditions(options),
    at: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    nodeVersion,
    postgres: rows[0]?.server_version ?? '',
  }
}

/** The results that docs/performance.md shows. */
export async function readLatest(): Promise<Results> {
  const text = await readFile(LATEST, 'utf8').catch(() => '{}')
  return JSON.parse(text) as Results
}

/** Keeps the results of a run in a file of its own and, if they are to be shown, in place of earlier ones of the same parts. */
export async function saveResults(results: Results, show: boolean): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const name = `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`
  await writeFile(new URL(name, FOLDER), toText(results))
  if (show) await writeFile(LATEST, toText({ ...(await readLatest()), ...results }))
}

/** Three decimals are more than the figures are good for. */
function toText(results: Results): string {
  const shorten = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)
  return `${JSON.stringify(results, shorten, 2)}\n`
}
