import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { readSettings } from '../../src/settings.ts'
import { kept, LARDER, launch, launchCommand } from './launch.ts'

/** Each test starts processes, which takes its time on a busy machine. */
const SLOW = { timeout: 120_000 }

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-run-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('a process that cannot start', SLOW, () => {
  const sentences: Record<string, [() => Promise<Record<string, string>> | Record<string, string>, string]> = {
    'wrong settings': [
      () => ({ PORT: 'x', SEED: 'y' }),
      'PORT must be a whole number from 0 to 65535.\nSEED must be "on" or "off".',
    ],
    'an address that others reach': [
      () => ({ HOST: '0.0.0.0' }),
      'HOST is not a loopback address: there is no sign-in yet, so set ALLOW_ANONYMOUS=on to let everybody do everything.',
    ],
    'an unreachable database': [
      () => ({ DATABASE_URL: 'postgresql://larder:hunter2@127.0.0.1:1/larder' }),
      'No database answers at 127.0.0.1:1',
    ],
    'a folder below a file': [
      async () => {
        await writeFile(join(folder, 'file'), '')
        return kept(join(folder, 'file/below'))
      },
      'cannot be used: it is a file, or a part of its path is one.',
    ],
  }

  it.each(Object.entries(sentences))('says why and exits with 1: %s', async (_, [environment, sentence]) => {
    const { texts, ended } = launch(await environment())
    expect(await ended).toBe(1)
    expect(texts.err).toMatch(/^Larder cannot start\.\n/)
    expect(texts.err).toContain(sentence)
    expect(texts.err).not.toMatch(/^ +at /m)
    expect(texts.err).not.toContain('hunter2')
    expect(texts.out).toBe('')
  })

  it('says that the port is in use, and gives the folder back', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const port = String((other.address() as AddressInfo).port)
    const { texts, ended } = launch({ ...kept(folder), PORT: port })
    expect(await ended).toBe(1)
    expect(texts.err).toContain(`Larder cannot start.\nPort ${port} is in use by another program.`)
    expect(texts.err).not.toMatch(/^ +at /m)
    expect((await readdir(folder)).filter((name) => name.startsWith('lock.'))).toEqual(['lock.2'])
    await new Promise((done) => other.close(done))
  })
})

describe('Larder', SLOW, () => {
  it('starts with examples, keeps them, and refuses a database that is newer than it', async () => {
    const first = launch(kept(folder), LARDER)
    const ask = async (url: string) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
      const response = await fetch(`${url}/graphql`, {
        ...init,
        body: '{"query":"{ collections { nodes { name } } }"}',
      })
      return ((await response.json()) as { data: { collections: { nodes: { name: string }[] } } }).data.collections
        .nodes
    }
    const collections = await ask(await first.ready())
    expect(collections).not.toEqual([])
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const second = launch(kept(folder), LARDER)
    expect(await ask(await second.ready())).toEqual(collections)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)

    const database = await openDatabase({ location: readSettings(kept(folder)).database })
    await database.prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('1', '', '29991231000000_tomorrow', now())`
    await database.close()
    const third = launch(kept(folder), LARDER)
    expect(await third.ended).toBe(1)
    expect(third.texts.err).toMatch(/^Larder cannot start\.\nThe database is newer than this program: .*\.\n$/)
  })
})

describe('npm start', SLOW, () => {
  it('is the server itself: told to end, it ends with 0 and gives the folder back', async () => {
    const { child, ended, ready } = launchCommand(['npm', 'start'], kept(folder))
    const url = await ready()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await expect(fetch(`${url}/health`)).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.startsWith('lock.'))).toEqual(['lock.2'])
  })
})

describe('a process that runs', SLOW, () => {
  it('says where it is, serves there, and ends with 0 when told to', async () => {
    const { child, texts, ended, ready } = launch({})
    const url = await ready()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
    const answers = await Promise.all(['/health', '/ready'].map((path) => fetch(url + path)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    const messages = texts.err
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(messages).toEqual(['migrated', 'recovered', 'seeded', 'ready', 'stopping', 'closed'])
  })

  it('ends the requests that run before it stops, and takes no more', async () => {
    const { child, texts, ended, ready, says } = launch({ SEED: 'off' })
    const url = await ready()
    const answer = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ last }"}',
    })
    await says(/A request is running/)
    child.kill('SIGTERM')
    expect(await (await answer).json()).toEqual({ data: { last: 'words' } })
    expect(await ended).toBe(0)
    await expect(fetch(`${url}/health`)).rejects.toThrow()
    expect(texts.err).not.toContain('seeded')
  })

  it('keeps others from its folder, until it dies', async () => {
    const first = launch(kept(folder))
    await first.ready()
    const second = launch(kept(folder))
    expect(await second.ended).toBe(1)
    expect(second.texts.err).toContain(
      `The folder ${folder} (DATA_DIR) is in use by another process of Larder, with the process id ${String(first.child.pid)}.`,
    )
    first.child.kill('SIGKILL')
    await first.ended
    const third = launch(kept(folder))
    const url = await third.ready()
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
  })
})
