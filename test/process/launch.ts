import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { codeOf } from '../../src/database/errors.ts'

/** A process that answers one field, slowly. */
const SMALL = fileURLToPath(new URL('small-main.ts', import.meta.url))
/** The server as people start it. */
export const LARDER = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** A process that was started. */
export interface Launched {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  /** What it has written so far. */
  readonly texts: { readonly out: string; readonly err: string }
  /** Its exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>
  /** Resolves when the standard output matches, and rejects when the process ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Resolves to its address when it says that it is ready. */
  readonly ready: () => Promise<string>
}

/** Starts a process on a free port, by default with a database in memory. It ends with the test. */
export function launch(environment: Record<string, string>, program = SMALL): Launched {
  return launchCommand([process.execPath, '--import', 'tsx', program], environment)
}

/** Starts a program with its arguments, as {@link launch} does; whatever it has started ends with the test, too. */
export function launchCommand(
  [command = '', ...rest]: readonly string[],
  environment: Record<string, string>,
): Launched {
  const env = { PATH: process.env['PATH'], PORT: '0', DATABASE_URL: 'memory:', ...environment }
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += String(chunk)))
  child.stderr.on('data', (chunk) => (texts.err += String(chunk)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  onTestFinished(async () => {
    endGroup(child.pid)
    await ended
  })
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(texts.out)
      if (match !== null) return match
      const event = await Promise.race([once(child.stdout, 'data'), ended])
      if (!Array.isArray(event)) throw new Error(`The process ended with ${String(event)}: ${texts.err}`)
    }
  }
  const ready = async () => (await says(/(http:\/\/\S+)\/graphql/))[1] ?? ''
  return { child, texts, ended, says, ready }
}

/** The environment of a database that is kept in a folder. */
export const kept = (path: string): Record<string, string> => ({ DATABASE_URL: '', DATA_DIR: path })

/** Ends a process that leads a group of its own, with all that are left in the group. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
