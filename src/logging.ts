import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import type { LogLevel } from './settings.ts'

export type { Logger } from 'pino'

/** What the log keeps of something that was thrown. */
export interface ErrorRecord {
  readonly type: string
  readonly message: string
  readonly code?: unknown
  readonly stack?: string | undefined
  readonly cause?: ErrorRecord
}

/**
 * What the log keeps of something that was thrown. Other properties are left out on purpose: clients of databases and
 * of HTTP hang requests, headers and values on their errors. What it says is kept without the secrets that are given.
 */
export function recordError(thrown: unknown, secrets: readonly string[] = []): ErrorRecord {
  const safe = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text)
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: safe(String(thrown)) }
  return {
    type: thrown.name,
    message: safe(thrown.message),
    stack: thrown.stack && safe(thrown.stack),
    ...('code' in thrown && { code: thrown.code }),
    ...(thrown.cause !== undefined && { cause: recordError(thrown.cause, secrets) }),
  }
}

/** Writes a log line for people: the time, the level, the message, then the rest. */
export function readableLine(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>
  const facts = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : ''
  return `${String(time).slice(11, 19)} ${String(level).toUpperCase().padEnd(5)} ${String(msg)}${facts.join('')}${stack}\n`
}

/** Options of {@link createLogger}. */
export interface LoggerOptions {
  readonly level: LogLevel
  /** For people instead of JSON, a line each. */
  readonly readable?: boolean
  /** What is not to be read in what the log keeps of errors, which may say what they were given. */
  readonly secrets?: readonly string[]
  /** Where the lines go; by default the standard error, which leaves the standard output to what is said at the start. */
  readonly stream?: DestinationStream
}

/** Writes at once: otherwise the last lines of a process can overtake those before them. */
const standardError = () => destination({ dest: 2, sync: true })

/** Makes the logger of a process. A request has a child of it, which knows the request's id. */
export function createLogger({
  level,
  readable = false,
  secrets = [],
  stream = standardError(),
}: LoggerOptions): Logger {
  const target = readable
    ? {
        write: (line: string) => {
          stream.write(readableLine(line))
        },
      }
    : stream
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (thrown: unknown) => recordError(thrown, secrets) },
    },
    target,
  )
}
