import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLogger } from '../../src/logging.ts'
import { type Application, start } from '../../src/process/start.ts'
import { readSettings } from '../../src/settings.ts'
import { smallSchema } from '../plugins/small-server.ts'

async function freePort(): Promise<string> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return String(port)
}

/** Starts a small application in this process and notes what it is asked to do. */
function startSmall(environment: Record<string, string>, parts: Partial<Application> = {}) {
  const calls: string[] = []
  const note = (call: string) => () => {
    calls.push(call)
    return Promise.resolve()
  }
  const small = { schema: smallSchema(), createContext: () => ({}) }
  const steps = { recover: note('recover'), seed: note('seed'), close: note('close') }
  const starting = start({
    settings: readSettings({ DATABASE_URL: 'memory:', PORT: '0', ...environment }),
    logger: createLogger({ level: 'silent' }),
    createApplication: ({ database }) => {
      calls.push(database.engine)
      return { ...small, ...steps, ...parts }
    },
  })
  return { starting, calls }
}

describe('start', { timeout: 120_000 }, () => {
  it('is ready when the examples are there, lives before, and stops in the opposite order', async () => {
    const port = await freePort()
    const statuses: number[] = []
    const ask = async (path: string) => {
      statuses.push((await fetch(`http://127.0.0.1:${port}${path}`)).status)
    }
    const seed = async () => {
      await ask('/health')
      await ask('/ready')
    }
    const { starting, calls } = startSmall({ PORT: port }, { seed })
    const { url, stop } = await starting
    await ask('/ready')
    expect([url, statuses, calls]).toEqual([`http://127.0.0.1:${port}`, [200, 503, 200], ['embedded', 'recover']])
    await stop()
    expect(calls).toEqual(['embedded', 'recover', 'close'])
    await expect(ask('/health')).rejects.toThrow()
    await stop()
    expect(calls).toHaveLength(3)
  })

  it('undoes what it did when a later step fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'larder-start-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const seed = () => Promise.reject(new Error('No examples.'))
    const { starting, calls } = startSmall({ DATABASE_URL: '', DATA_DIR: folder }, { seed })
    await expect(starting).rejects.toThrow('No examples.')
    expect(calls).toEqual(['embedded', 'recover', 'close'])
    expect((await readdir(folder)).sort()).toEqual(['database', 'lock.2'])
  })
})
