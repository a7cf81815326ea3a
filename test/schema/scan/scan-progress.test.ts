import { describe, expect, it, onTestFinished } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld } from '../../kit/world.ts'
import { carryOut, nobody, refusals, told } from '../source/documents.ts'

const url = 'https://github.com/obra/superpowers'
const query =
  'subscription ($scanId: ID!) { scanProgress(scanId: $scanId) { status filesRead filesTotal added error } }'

interface Created {
  readonly source: { readonly id: string }
  readonly scan: { readonly id: string }
}

async function held() {
  const repository = hold(repositoryOf({ ...skill('a'), ...skill('b') }))
  const world = await createWorld({ repositories: { 'obra/superpowers': repository.reader } })
  const { source, scan } = await carryOut<Created>(world, 'createSource', { url })
  await repository.begun()
  const watch = async (scanId = scan.id, lastEventId: string | null = null) => {
    const subscriber = await subscribe(world.fetch, query, { scanId }, lastEventId)
    onTestFinished(() => subscriber.leave())
    return subscriber
  }
  return { world, repository, source, scan, watch }
}

const running = { scanProgress: { status: 'RUNNING', filesRead: null, filesTotal: null, added: 0, error: null } }
const succeeded = { scanProgress: { status: 'SUCCEEDED', filesRead: 2, filesTotal: 2, added: 2, error: null } }

describe('scanProgress', () => {
  it('begins with what is, ends with the result, and is over', async () => {
    const { world, repository, watch, scan } = await held()
    const subscriber = await watch()
    expect(await subscriber.take(1)).toEqual([running])
    repository.release()
    const rest = await subscriber.take(100)
    expect(rest.at(-1)).toEqual(succeeded)
    await world.larder.scans.idle()
    const late = await watch(scan.id)
    expect(await late.take(9)).toEqual([succeeded])
    // Who comes back with the last id is told the result once more, and that it is over.
    const again = await watch(scan.id, subscriber.lastEventId)
    expect(await again.take(9)).toEqual([succeeded])
  })

  it('ends with the scan when its source is deleted', async () => {
    const { world, repository, watch, source } = await held()
    const subscriber = await watch()
    await subscriber.next()
    await carryOut(world, 'deleteSource', { id: source.id })
    expect(await subscriber.take(9)).toMatchObject([[{ extensions: { code: 'GONE' } }]])
    repository.release()
  })

  it('refuses what is no scan', async () => {
    const { repository, watch, source } = await held()
    const codes = []
    for (const id of [nobody.replace('Source', 'Scan'), source.id, 'x'])
      codes.push((await (await watch(id)).next())?.errors?.[0]?.extensions['code'])
    expect(codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT'])
    repository.release()
  })
})

describe('cancelScan', () => {
  it('ends a scan that runs, for those who watch it, too; the catalogue stays as it is', async () => {
    const { world, repository, watch, scan } = await held()
    const subscriber = await watch()
    await subscriber.next()
    const answer = await carryOut(world, 'cancelScan', { id: scan.id })
    expect(answer).toMatchObject({ scan: { id: scan.id, status: 'FAILED', error: 'Cancelled by local.', added: 0 } })
    const failed = { scanProgress: { ...running.scanProgress, status: 'FAILED', error: 'Cancelled by local.' } }
    expect(await subscriber.take(9)).toEqual([failed])
    repository.release()
    await world.larder.scans.idle()
    expect(await world.database.prisma.artifact.count()).toBe(0)
    expect(await told(world, 'cancelScan', { id: scan.id })).toMatchObject({
      __typename: 'ConflictError',
      existing: { __typename: 'Scan' },
    })
  })

  it('ends one that waits, which is then never begun', async () => {
    const repository = hold(repositoryOf(skill('a')))
    const world = await createWorld({ repositories: { 'a/b': repository.reader }, env: { SCANS_AT_ONCE: '0' } })
    const { scan } = await carryOut<Created>(world, 'createSource', { url: 'https://github.com/a/b' })
    expect(await carryOut(world, 'cancelScan', { id: scan.id, validateOnly: true })).toMatchObject({
      scan: { status: 'FAILED' },
    })
    expect((await world.database.prisma.scan.findFirstOrThrow()).status).toBe('PENDING')
    await carryOut(world, 'cancelScan', { id: scan.id })
    const { database, statements } = world
    const worker = await createWorld({ repositories: { 'a/b': repository.reader }, on: { database, statements } })
    worker.larder.scans.start()
    await worker.larder.scans.idle()
    expect(repository.asked).toBe(0)
    expect(stable(await world.read('{ sources { nodes { scanStatus scans { nodes { status error } } } } }'))).toEqual({
      sources: {
        nodes: [{ scanStatus: 'FAILED', scans: { nodes: [{ status: 'FAILED', error: 'Cancelled by local.' }] } }],
      },
    })
  })

  it('refuses what is no scan, and who may only look', async () => {
    const world = await createWorld()
    const answers = await refusals(world, 'cancelScan', { nobody: { id: nobody } })
    expect(answers).toMatchObject({ nobody: { __typename: 'ValidationError' } })
    const looking = await createWorld({ actor: reader, env: { SCANS_AT_ONCE: '0' } })
    await looking.source(url)
    const { id } = await looking.database.prisma.scan.findFirstOrThrow()
    const scanId = Buffer.from(`Scan:${id}`).toString('base64url')
    expect(await refusals(looking, 'cancelScan', { guest: { id: scanId } })).toMatchObject({
      guest: { __typename: 'ForbiddenError', message: 'You lack the permission source:scan.' },
    })
  })
})
