import { BlockList, isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { DatabaseLocation } from './settings/database-location.ts'
import { StartupError } from './startup-error.ts'
import { type PlannerSettings, plannerProblems, readPlanner } from './settings/planner.ts'
import { secretsOf } from './settings/secrets.ts'
import { type LOG_LEVELS, variables } from './settings/variables.ts'

/** The least important log line that is written. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the environment says, parsed once by {@link readSettings}. */
export interface Settings {
  /** The address to listen on. */
  readonly host: string
  /** The port to listen on; 0 takes any that is free. */
  readonly port: number
  readonly database: DatabaseLocation
  /** The absolute path of the folder that holds the embedded database and the lock on it. */
  readonly dataDir: string
  /** Whether an empty catalogue is filled with the example catalogue. */
  readonly seed: boolean
  /** The root of GitHub's REST API, without a slash at its end. */
  readonly githubApiUrl: string
  readonly githubToken: string | undefined
  readonly logLevel: LogLevel
  /** The origins whose pages may call the server. */
  readonly corsOrigins: readonly string[]
  readonly graphiql: boolean
  readonly introspection: boolean
  /** The largest request body that is read, in bytes. */
  readonly bodyLimit: number
  /** The largest file that a multipart request may bring, in bytes. */
  readonly uploadLimit: number
  /** Whether figures are kept and served at `/metrics`. */
  readonly metrics: boolean
  /** The collector that spans are sent to, without a slash at its end. */
  readonly traceEndpoint: string | undefined
  /** The highest cost that an operation may be reckoned at. */
  readonly costLimit: number
  readonly planner: PlannerSettings
  /** What of all this nobody is to read in a log. */
  readonly secrets: readonly string[]
  /** How many scans this process runs at once. */
  readonly scansAtOnce: number
  /** How many subscriptions this process serves at once. */
  readonly subscriptionLimit: number
}

/** A line of the table of settings. */
export interface SettingDescription {
  readonly name: string
  /** The default as it is written in the environment, or null when there is no such value. */
  readonly fallback: string | null
  readonly description: string
}

/** The settings are wrong. The message has a sentence for each wrong one, and never holds a value. */
export class SettingsError extends StartupError {
  override readonly name: string = 'SettingsError'
}

/** Every setting with its default, in the order in which the manual lists them. */
export const SETTINGS: readonly SettingDescription[] = Object.entries(variables.shape).map(([name, schema]) => ({
  name,
  fallback: schema instanceof z.ZodPrefault ? schema.def.defaultValue : null,
  description: schema.description ?? '',
}))

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether a host name or an address is one of this machine's own, which no other machine reaches. */
export function isLoopback(host: string): boolean {
  const family = isIP(host)
  return family === 0 ? host === 'localhost' : loopback.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

function locate(url: string | undefined, directUrl: string | undefined, dataDir: string): DatabaseLocation {
  if (url === undefined) return { kind: 'folder', path: join(dataDir, 'database') }
  return url === 'memory:' ? { kind: 'memory' } : { kind: 'server', url, ...(directUrl && { directUrl }) }
}

/**
 * Reads the settings from an environment, by default that of the process. An empty variable counts as unset.
 * @throws SettingsError with a sentence for each setting that is wrong.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given: Record<string, string> = {}
  for (const name of Object.keys(variables.shape)) {
    const value = environment[name]?.trim()
    if (value) given[name] = value
  }
  const parsed = variables.safeParse(given)
  const problems = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`)
  if (given['ALLOW_ANONYMOUS'] !== 'on' && !isLoopback(given['HOST'] ?? 'localhost')) {
    problems.push(
      'HOST is not a loopback address: there is no sign-in yet, so set ALLOW_ANONYMOUS=on to let everybody do everything.',
    )
  }
  problems.push(...plannerProblems(given))
  if (!parsed.success || problems.length > 0) throw new SettingsError([...new Set(problems)].join('\n'))
  const values = parsed.data
  const dataDir = resolve(values.DATA_DIR)
  const database = locate(values.DATABASE_URL, values.DATABASE_DIRECT_URL, dataDir)
  return {
    host: values.HOST,
    port: values.PORT,
    database,
    dataDir,
    seed: values.SEED ?? database.kind !== 'server',
    githubApiUrl: values.GITHUB_API_URL,
    githubToken: values.GITHUB_TOKEN,
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.CORS_ORIGINS ?? [],
    graphiql: values.GRAPHIQL,
    introspection: values.INTROSPECTION,
    bodyLimit: values.BODY_LIMIT,
    uploadLimit: values.UPLOAD_LIMIT,
    metrics: values.METRICS,
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    costLimit: values.COST_LIMIT,
    planner: readPlanner(values),
    secrets: secretsOf([values.GITHUB_TOKEN, values.AI_API_KEY], [values.DATABASE_URL, values.DATABASE_DIRECT_URL]),
    scansAtOnce: values.SCANS_AT_ONCE,
    subscriptionLimit: values.SUBSCRIPTION_LIMIT,
  }
}
