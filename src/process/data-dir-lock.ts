import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../database/errors.ts'
import { processStart } from './process-start.ts'
import { StartupError } from '../startup-error.ts'

/**
 * The lock on a data folder is a row of files, `lock.1`, `lock.2` and so on, of which the newest counts: it names the
 * process that holds the folder, or says that nobody does. Who takes the folder, or gives it back, links the next file
 * in place, which only one of several can do. Older files are then of no meaning and are removed. So there is no moment
 * at which a dead holder's lock is gone and two takers could each believe to be the first.
 */
const LOCK_FILE = /^lock\.(\d+)$/

const holderShape = z.object({ pid: z.int(), startedAt: z.string() })

type Holder = z.infer<typeof holderShape>

interface Lock {
  readonly generation: number
  /** Null when the folder was given back, or when the file says nothing, as after a power failure. */
  readonly holder: Holder | null
}

/** Gives the folder back. */
export type ReleaseLock = () => Promise<void>

/**
 * Takes a data folder, which is made if it is not there, for this process alone. A dead holder's lock is taken over.
 * @throws StartupError when another process has it, or the folder cannot be written.
 */
export async function lockDataDir(folder: string): Promise<ReleaseLock> {
  try {
    await makeFolder(folder)
    return await acquire(folder)
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(`The folder ${folder} (DATA_DIR) cannot be used: ${explain(error)}.`, { cause: error })
  }
}

/** Node's own `recursive` never returns where the system takes no folders and says that there is no parent, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || existsSync(dirname(folder))) throw error
    await makeFolder(dirname(folder))
    await makeFolder(folder)
  }
}

async function acquire(folder: string): Promise<ReleaseLock> {
  const self = { pid: process.pid, startedAt: (await processStart(process.pid)) ?? '' }
  for (;;) {
    const { generation, holder } = await newest(folder)
    if (holder !== null && (await processStart(holder.pid)) === holder.startedAt) {
      throw new StartupError(
        `The folder ${folder} (DATA_DIR) is in use by another process of Larder, with the process id ` +
          `${String(holder.pid)}. Stop that one first, or give this one another DATA_DIR.`,
      )
    }
    const mine = generation + 1
    if (!(await publish(folder, mine, self))) continue
    // The files may have been listed before others took the folder, gave it back and removed the file of this number.
    if ((await newest(folder)).generation === mine) {
      await removeOlder(folder, mine)
      return async () => {
        if (await publish(folder, mine + 1, null)) await removeOlder(folder, mine + 1)
      }
    }
    await rm(lockFile(folder, mine), { force: true })
  }
}

const lockFile = (folder: string, generation: number): string => join(folder, `lock.${String(generation)}`)

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.map((name) => Number(LOCK_FILE.exec(name)?.[1] ?? 0))
}

async function newest(folder: string): Promise<Lock> {
  for (;;) {
    const generation = Math.max(0, ...(await generations(folder)))
    if (generation === 0) return { generation, holder: null }
    const text = await readFile(lockFile(folder, generation), 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    // It was removed in between, so there is a newer one.
    if (text !== null) return { generation, holder: parseHolder(text) }
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return holderShape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Puts a lock in place, whole from the first moment. Returns false when there is one of this number. */
async function publish(folder: string, generation: number, holder: Holder | null): Promise<boolean> {
  const draft = join(folder, `lock.${randomUUID()}.draft`)
  await writeFile(draft, `${JSON.stringify(holder)}\n`, { flag: 'wx', flush: true })
  try {
    await link(draft, lockFile(folder, generation))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function removeOlder(folder: string, generation: number): Promise<void> {
  const older = (await generations(folder)).filter((each) => each > 0 && each < generation)
  await Promise.all(older.map((each) => rm(lockFile(folder, each), { force: true })))
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is a file, or a part of its path is one',
  ENOENT: 'no folder can be made there',
}

function explain(error: unknown): string {
  const code = codeOf(error) ?? 'unknown'
  return EXPLANATIONS[code] ?? `the system says ${code}`
}
