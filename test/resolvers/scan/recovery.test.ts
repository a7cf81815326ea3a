import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { decodeId, newId } from '../../../src/ids.ts'
import { createSource } from '../../../src/resolvers/source/create.ts'
import { RepositoryError, type RepositoryReader } from '../../../src/scanner/index.ts'

const gaveUp = 'The server stopped while the scan ran, again and again.'

/** A source with a scan that no process of this world runs. */
async function abandoned(
  world: World,
  name: string,
  status: 'PENDING' | 'RUNNING',
  silentSeconds: number,
  attempt = status === 'RUNNING' ? 1 : 0,
) {
  const sourceId = decodeId(await world.source(`https://github.com/a/${name}`, { scan: false }))?.id ?? ''
  await world.database.prisma.$executeRaw`
    INSERT INTO scans (id, source_id, status, attempt, started_at, heartbeat_at)
    VALUES (${newId()}::uuid, ${sourceId}::uuid, ${status}::text::scan_status, ${attempt}::int,
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

const good = (repository: string) => ({
  repository,
  source: 'SUCCEEDED',
  ended: true,
  scans: [['SUCCEEDED', null, true]],
})

describe('after a crash', () => {
  it('scans that lost their process are carried out: at once in the embedded database, which has one process, else after 30 s', async () => {
    const repository = repositoryOf(skill('a'))
    const world = await createWorld({
      repositories: { 'a/begun': repository, 'a/good': repository, 'a/just': repository, 'a/waiting': repository },
    })
    await abandoned(world, 'begun', 'RUNNING', 31)
    await abandoned(world, 'fatal', 'RUNNING', 31, 3)
    await abandoned(world, 'just', 'RUNNING', 20)
    await abandoned(world, 'waiting', 'PENDING', 31)
    await world.source('https://github.com/a/good')
    await world.larder.recover?.()
    await world.larder.scans.idle()
    const running = { repository: 'just', source: 'RUNNING', ended: false, scans: [['RUNNING', null, false]] }
    expect(await statuses(world)).toEqual([
      good('begun'),
      { repository: 'fatal', source: 'FAILED', ended: true, scans: [['FAILED', gaveUp, true]] },
      good('good'),
      world.database.engine === 'embedded' ? good('just') : running,
      good('waiting'),
    ])
  })

  it('a server that runs takes them over, too', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const world = await createWorld({ repositories: { 'a/begun': repositoryOf(skill('a')) } })
    await abandoned(world, 'begun', 'RUNNING', 31)
    await abandoned(world, 'just', 'RUNNING', 5)
    vi.advanceTimersByTime(15_000)
    await vi.waitFor(async () => {
      expect(await statuses(world)).toEqual([
        good('begun'),
        { repository: 'just', source: 'RUNNING', ended: false, scans: [['RUNNING', null, false]] },
      ])
    })
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

  it('goes back to the queue when the server is closed, which waits for that; another carries it out', async () => {
    const held = hold(repositoryOf(skill('a')))
    const world = await createWorld({ repositories: { 'a/held': held.reader } })
    await world.perform(createSource, { url: 'https://github.com/a/held' })
    await held.begun()
    await world.larder.close?.()
    const waiting = { repository: 'held', source: 'PENDING', ended: false, scans: [['PENDING', null, false]] }
    expect(await statuses(world)).toEqual([waiting])
    const { database, statements } = world
    const next = await createWorld({
      repositories: { 'a/held': repositoryOf(skill('a')) },
      on: { database, statements },
    })
    next.larder.scans.start()
    await next.larder.scans.idle()
    expect(await statuses(world)).toEqual([good('held')])
    expect((await database.prisma.scan.findFirstOrThrow()).attempt).toBe(1)
  })

  it('is put back until its host wants to be asked again', async () => {
    const at = new Date(Date.now() + 3_600_000)
    const busy: RepositoryReader = {
      ...repositoryOf({}),
      snapshot: () => Promise.reject(new RepositoryError('RATE_LIMITED', 'GitHub asks to wait.', at)),
    }
    const repositories: Record<string, RepositoryReader> = { 'a/busy': busy }
    const world = await createWorld({ repositories })
    await world.source('https://github.com/a/busy')
    expect(await statuses(world)).toMatchObject([{ source: 'PENDING', scans: [['PENDING', null, false]] }])
    expect(await world.read('{ sources { nodes { lastScan { status notBefore } } } }')).toEqual({
      sources: { nodes: [{ lastScan: { status: 'PENDING', notBefore: at.toISOString() } }] },
    })
    repositories['a/busy'] = repositoryOf(skill('a'))
    world.larder.scans.start()
    await world.larder.scans.idle()
    expect(await statuses(world)).toMatchObject([{ source: 'PENDING' }])
    await world.database.prisma.$executeRaw`UPDATE jobs.job SET start_after = now() - interval '1 second'`
    world.larder.scans.start()
    await world.larder.scans.idle()
    expect(await statuses(world)).toEqual([good('busy')])
  })

  it('writes nothing when another process has it meanwhile', async () => {
    const held = hold(repositoryOf(skill('a')))
    const world = await createWorld({ repositories: { 'a/held': held.reader } })
    await world.perform(createSource, { url: 'https://github.com/a/held' })
    await held.begun()
    await world.database.prisma.$executeRaw`UPDATE scans SET attempt = attempt + 1`
    held.release()
    await world.larder.scans.idle()
    expect(await statuses(world)).toMatchObject([{ scans: [['RUNNING', null, false]] }])
    expect(await world.database.prisma.artifact.count()).toBe(0)
  })

  it('is one of so many at once as the setting says', async () => {
    const [one, other] = [hold(repositoryOf(skill('a'))), hold(repositoryOf(skill('a')))]
    const world = await createWorld({
      repositories: { 'a/one': one.reader, 'a/other': other.reader },
      env: { SCANS_AT_ONCE: '1' },
    })
    await world.perform(createSource, { url: 'https://github.com/a/one' })
    await one.begun()
    await world.perform(createSource, { url: 'https://github.com/a/other' })
    expect((await statuses(world)).map(({ source }) => source)).toEqual(['RUNNING', 'PENDING'])
    one.release()
    await other.begun()
    other.release()
    await world.larder.scans.idle()
    expect(await statuses(world)).toEqual([good('one'), good('other')])
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
