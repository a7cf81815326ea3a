import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from '../../src/process/data-dir-lock.ts'
import { processStart } from '../../src/process/process-start.ts'
import { StartupError } from '../../src/startup-error.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

const lockFiles = async () => (await readdir(folder)).sort()

/** Leaves the lock of a holder, as if that process had died. */
const leaveLock = (holder: unknown, generation = 1) =>
  writeFile(join(folder, `lock.${String(generation)}`), JSON.stringify(holder))

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('lockDataDir', () => {
  it('names the process that holds the folder', async () => {
    const release = await lockDataDir(folder)
    expect(await lockFiles()).toEqual(['lock.1'])
    const holder = JSON.parse(await readFile(join(folder, 'lock.1'), 'utf8')) as unknown
    expect(holder).toEqual({ pid: process.pid, startedAt: await processStart(process.pid) })
    await release()
  })

  it('makes the folder, with those above it', async () => {
    const release = await lockDataDir(join(folder, 'a/b'))
    expect(await readdir(join(folder, 'a/b'))).toEqual(['lock.1'])
    await release()
  })

  it('refuses a second process and says which is the first', async () => {
    const release = await lockDataDir(folder)
    await expect(lockDataDir(folder)).rejects.toThrow(
      `The folder ${folder} (DATA_DIR) is in use by another process of Larder, with the process id ${String(process.pid)}.`,
    )
    await release()
    await (
      await lockDataDir(folder)
    )()
  })

  it('takes over from a process that has died', async () => {
    await leaveLock({ pid: await deadPid(), startedAt: 'some time' })
    const release = await lockDataDir(folder)
    expect(await lockFiles()).toEqual(['lock.2'])
    await release()
  })

  it('takes over when the process id belongs to another process by now', async () => {
    await leaveLock({ pid: process.pid, startedAt: 'long ago' })
    await (
      await lockDataDir(folder)
    )()
  })

  it.each(['', '{"pid":', 'null', '{"pid":"x"}', '[]'])(
    'takes over from a lock that says nothing: %j',
    async (text) => {
      await writeFile(join(folder, 'lock.7'), text)
      await (
        await lockDataDir(folder)
      )()
      expect(await lockFiles()).toEqual(['lock.9'])
    },
  )

  it('lets one of many takers win', async () => {
    const startedAt = 'long ago'
    for (let round = 0; round < 20; round += 1) {
      await leaveLock({ pid: process.pid, startedAt }, 100 * (round + 1))
      const takers = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataDir(folder)))
      const winners = takers.filter((taker) => taker.status === 'fulfilled')
      expect(winners).toHaveLength(1)
      const reasons = takers.filter((taker) => taker.status === 'rejected').map(({ reason }) => reason as unknown)
      expect(reasons.every((reason) => reason instanceof StartupError)).toBe(true)
      await winners[0]?.value()
    }
  })

  it('is never held twice while many take it and give it back', async () => {
    let holders = 0
    let taken = 0
    const worker = async () => {
      while (taken < 100) {
        const release = await lockDataDir(folder).catch((error: unknown) => {
          if (error instanceof StartupError && error.message.includes('in use')) return null
          throw error
        })
        if (release === null) continue
        holders += 1
        taken += 1
        expect(holders).toBe(1)
        await readdir(folder)
        expect(holders).toBe(1)
        holders -= 1
        await release()
      }
    }
    await Promise.all(Array.from({ length: 6 }, worker))
    expect((await lockFiles()).length).toBe(1)
  })

  it('says what is wrong with a folder that cannot be', async () => {
    await writeFile(join(folder, 'file'), '')
    const sentence = '(DATA_DIR) cannot be used: it is a file, or a part of its path is one.'
    await expect(lockDataDir(join(folder, 'file'))).rejects.toThrow(sentence)
    await expect(lockDataDir(join(folder, 'file/below/it'))).rejects.toThrow(sentence)
    await expect(lockDataDir('/proc/larder')).rejects.toThrow('no folder can be made there.')
  })
})

describe('processStart', () => {
  it('is the same each time for one process, and another for another', async () => {
    const own = await processStart(process.pid)
    expect(own).toMatch(/^[\da-f-]{36}:\d+$/)
    expect(await processStart(process.pid)).toBe(own)
    expect(await processStart(1)).not.toBe(own)
  })

  it('is null for a process that has ended', async () => {
    expect(await processStart(await deadPid())).toBeNull()
  })
})
