import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { decodeId, encodeId, newId } from '../../../src/ids.ts'
import { scanSource } from '../../../src/resolvers/scan/request.ts'
import { createSource } from '../../../src/resolvers/source/create.ts'

const gaveUp = 'The server stopped while the scan ran. Scan again.'

/** A source with a scan that no process of this world runs. */
async function abandoned(world: World, name: string, status: 'PENDING' | 'RUNNING', silentSeconds: number) {
  const sourceId = decodeId(await world.source(`https://github.com/a/${name}`, { scan: false }))?.id ?? ''
  await world.database.prisma.$executeRaw`
    INSERT INTO scans (id, source_id, status, started_at, heartbeat_at)
    VALUES (${newId()}::uuid, ${sourceId}::uuid, ${status}::text::scan_status,
      CASE ${status}::text WHEN 'RUNNING' THEN now() END, now() - make_interval(secs => ${silentSeconds}::int))`
  await world.database.prisma.$executeRaw`
    UPDATE sources SET scan_status = ${status}::text::scan_status WHERE id = ${sourceId}::uuid`
}

/** What each source and its scans look like, by the source's name. */
async function statuses(world: World) {
  const sources = await world.database.prisma.source.findMany({
    include: { scans: { orderBy: { id: 'asc' } } },
    orderBy: { repository: 'asc' },
  })
  return sources.map(({ repository, scanStatus, lastScannedAt, scans }) => ({
    repository,
    source: scanStatus,
    ended: lastScannedAt !== null,
    scans: scans.map(({ status, error, finishedAt }) => [status, error, finishedAt !== null]),
  }))
}

const failed = (repository: string) => ({
  repository,
  source: 'FAILED',
  ended: true,
  scans: [['FAILED', gaveUp, true]],
})

describe('after a crash', () => {
  it('scans that nobody runs are given up: at once in the embedded database, which has one process, else after 30 s', async () => {
    const world = await createWorld({ repositories: { 'a/good': repositoryOf(skill('a')) } })
    await abandoned(world, 'begun', 'RUNNING', 31)
    await abandoned(world, 'just', 'RUNNING', 20)
    await abandoned(world, 'waiting', 'PENDING', 31)
    await world.source('https://github.com/a/good')
    await world.larder.recover?.()
    const running = { repository: 'just', source: 'RUNNING', ended: false, scans: [['RUNNING', null, false]] }
    expect(await statuses(world)).toEqual([
      failed('begun'),
      { repository: 'good', source: 'SUCCEEDED', ended: true, scans: [['SUCCEEDED', null, true]] },
      world.database.engine === 'embedded' ? failed('just') : running,
      failed('waiting'),
    ])
  })

  it('a server that runs gives them up, too', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const world = await createWorld()
    await abandoned(world, 'begun', 'RUNNING', 31)
    await abandoned(world, 'just', 'RUNNING', 5)
    vi.advanceTimersByTime(15_000)
    await vi.waitFor(async () => {
      expect(await statuses(world)).toEqual([
        failed('begun'),
        { repository: 'just', source: 'RUNNING', ended: false, scans: [['RUNNING', null, false]] },
      ])
    })
  })

  it('the source can be scanned again', async () => {
    const world = await createWorld({ repositories: { 'a/begun': repositoryOf(skill('a')) } })
    await abandoned(world, 'begun', 'RUNNING', 31)
    await world.larder.recover?.()
    const [source] = await world.database.prisma.source.findMany()
    await world.perform(scanSource, { id: encodeId('Source', source?.id ?? '') })
    await world.larder.scans.idle()
    expect(await statuses(world)).toMatchObject([
      {
        source: 'SUCCEEDED',
        scans: [
          ['FAILED', gaveUp, true],
          ['SUCCEEDED', null, true],
        ],
      },
    ])
  })
})

describe('a scan that runs', () => {
  it('shows every 2 s that it is alive, and how far it is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const repository = hold(repositoryOf(skill('a')))
    const world = await createWorld({ repositories: { 'a/held': repository.reader } })
    await world.perform(createSource, { url: 'https://github.com/a/held' })
    await repository.begun()
    const { prisma } = world.database
    await prisma.$executeRaw`UPDATE scans SET heartbeat_at = now() - interval '1 hour'`
    vi.advanceTimersByTime(1_999)
    vi.advanceTimersByTime(1)
    await vi.waitFor(async () => {
      const { heartbeatAt } = await prisma.scan.findFirstOrThrow()
      expect(Date.now() - heartbeatAt.getTime()).toBeLessThan(60_000)
    })
    repository.release()
    await world.larder.scans.idle()
    expect(await statuses(world)).toMatchObject([{ source: 'SUCCEEDED' }])
  })

  it('ends as FAILED when the server is closed, which waits for that; later ones do not begin', async () => {
    const repository = hold(repositoryOf(skill('a')))
    const world = await createWorld({
      repositories: { 'a/held': repository.reader, 'a/late': repositoryOf(skill('a')) },
    })
    await world.perform(createSource, { url: 'https://github.com/a/held' })
    await repository.begun()
    await world.larder.close?.()
    const stopped = [['FAILED', 'The server was stopped while the scan ran. Scan again.', true]]
    expect(await statuses(world)).toEqual([{ repository: 'held', source: 'FAILED', ended: true, scans: stopped }])
    await world.source('https://github.com/a/late')
    expect(await statuses(world)).toMatchObject([{ repository: 'held' }, { repository: 'late', scans: stopped }])
  })

  it('is the only one of its source, whoever writes', async () => {
    const world = await createWorld()
    await abandoned(world, 'begun', 'RUNNING', 0)
    const insert = (status: string) => world.database.prisma.$executeRaw`
      INSERT INTO scans (id, source_id, status, started_at)
      SELECT ${newId()}::uuid, id, ${status}::text::scan_status, CASE ${status}::text WHEN 'RUNNING' THEN now() END FROM sources`
    await expect(insert('PENDING')).rejects.toThrow(/scans_unfinished_key/)
    await expect(insert('RUNNING')).rejects.toThrow(/scans_unfinished_key/)
  })
})
