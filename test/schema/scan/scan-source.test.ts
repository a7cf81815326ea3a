import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { carryOut, contents, nobody, refusals, scan, statements, told } from '../source/documents.ts'

const url = 'https://github.com/obra/superpowers'
const repository = repositoryOf({ ...skill('a'), ...skill('b'), 'README.md': 'Read me.' })
const repositories = { 'obra/superpowers': repository }
const scanQuery = `query ($id: ID!) { node(id: $id) { ... on Scan { ${scan} source { __typename id scanStatus commit } } } }`

interface Scanning {
  readonly scan: { readonly id: string; readonly status: string }
}

describe('scanSource', () => {
  it('answers with the scan that runs, until it has ended', async () => {
    const held = hold(repository)
    const world = await createWorld({ repositories: { 'obra/superpowers': held.reader } })
    const created = await carryOut<Scanning & { source: { id: string } }>(world, 'createSource', { url })
    const { id } = created.source
    await held.begun()
    const meanwhile = await carryOut<Scanning>(world, 'scanSource', { id })
    expect(created.scan.status).toBe('PENDING')
    expect(meanwhile.scan).toMatchObject({ id: created.scan.id, status: 'RUNNING' })
    expect(stable(await world.read(scanQuery, { id: created.scan.id }))).toMatchInlineSnapshot(`
      {
        "node": {
          "__typename": "Scan",
          "added": 0,
          "changed": 0,
          "commit": null,
          "createdAt": "time",
          "error": null,
          "filesRead": null,
          "filesTotal": null,
          "findings": [],
          "finishedAt": null,
          "id": "Scan#1",
          "removed": 0,
          "source": {
            "__typename": "Source",
            "commit": null,
            "id": "Source#1",
            "scanStatus": "RUNNING",
          },
          "startedAt": "time",
          "status": "RUNNING",
          "unchanged": 0,
          "updatedAt": "time",
          "version": 2,
        },
      }
    `)
    held.release()
    await world.larder.scans.idle()
    expect(held.asked).toBe(1)
    expect(stable(await world.read(scanQuery, { id: created.scan.id }))).toMatchInlineSnapshot(`
      {
        "node": {
          "__typename": "Scan",
          "added": 2,
          "changed": 0,
          "commit": "1111111111111111111111111111111111111111",
          "createdAt": "time",
          "error": null,
          "filesRead": 3,
          "filesTotal": 3,
          "findings": [],
          "finishedAt": "time",
          "id": "Scan#1",
          "removed": 0,
          "source": {
            "__typename": "Source",
            "commit": "1111111111111111111111111111111111111111",
            "id": "Source#1",
            "scanStatus": "SUCCEEDED",
          },
          "startedAt": "time",
          "status": "SUCCEEDED",
          "unchanged": 0,
          "updatedAt": "time",
          "version": 3,
        },
      }
    `)

    const next = await carryOut<Scanning>(world, 'scanSource', { id })
    expect(next.scan.status).toBe('PENDING')
    expect(next.scan.id).not.toBe(created.scan.id)
    await held.begun()
    held.release()
    await world.larder.scans.idle()
    expect(await world.read(scanQuery, { id: next.scan.id })).toMatchObject({
      node: { status: 'SUCCEEDED', unchanged: 2 },
    })
  })

  it('scans a source that was made without', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url, { scan: false })
    world.statements.take()
    expect(await told(world, 'scanSource', { id })).toMatchInlineSnapshot(`
      {
        "__typename": "ScanSourceSuccess",
        "scan": {
          "__typename": "Scan",
          "added": 0,
          "changed": 0,
          "commit": null,
          "createdAt": "time",
          "error": null,
          "filesRead": null,
          "filesTotal": null,
          "findings": [],
          "finishedAt": null,
          "id": "Scan#1",
          "removed": 0,
          "source": {
            "__typename": "Source",
            "id": "Source#1",
          },
          "startedAt": null,
          "status": "PENDING",
          "unchanged": 0,
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    await world.larder.scans.idle()
    expect(await world.database.prisma.artifact.count()).toBe(2)
  })

  it('makes one scan of requests at the same time', async () => {
    const held = hold(repository)
    const world = await createWorld({ repositories: { 'obra/superpowers': held.reader } })
    const id = await world.source(url, { scan: false })
    const answers = await Promise.all(Array.from({ length: 5 }, () => carryOut<Scanning>(world, 'scanSource', { id })))
    expect(new Set(answers.map(({ scan }) => scan.id)).size).toBe(1)
    await held.begun()
    held.release()
    await world.larder.scans.idle()
    expect(held.asked).toBe(1)
  })

  it('scans two sources at once', async () => {
    const [one, other] = [hold(repository), hold(repository)]
    const world = await createWorld({ repositories: { 'a/one': one.reader, 'a/other': other.reader } })
    await carryOut(world, 'createSource', { url: 'https://github.com/a/one' })
    await carryOut(world, 'createSource', { url: 'https://github.com/a/other' })
    await Promise.all([one.begun(), other.begun()])
    const statuses = '{ sources { nodes { repository scanStatus } } }'
    const running = ['other', 'one'].map((name) => ({ repository: name, scanStatus: 'RUNNING' }))
    expect(await world.read(statuses)).toEqual({ sources: { nodes: running } })
    other.release()
    one.release()
    await world.larder.scans.idle()
    const ended = running.map(({ repository }) => ({ repository, scanStatus: 'SUCCEEDED' }))
    expect(await world.read(statuses)).toEqual({ sources: { nodes: ended } })
  })

  it('refuses an unknown source and what is no id of one', async () => {
    const world = await createWorld({ repositories })
    const collection = await world.collection('mine')
    const answers = await refusals(world, 'scanSource', { nobody: { id: nobody }, 'a collection': { id: collection } })
    expect(answers).toMatchInlineSnapshot(`
      {
        "a collection": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "WRONG_TYPE",
              "message": "This is the id of a Collection, not of a Source.",
              "path": [
                "input",
                "id",
              ],
            },
          ],
          "message": "This is the id of a Collection, not of a Source.",
          "path": [
            "input",
            "id",
          ],
        },
        "nobody": {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no source with this id.",
          "path": [
            "input",
            "id",
          ],
        },
      }
    `)
  })

  it('refuses who may only look', async () => {
    const world = await createWorld({ repositories, actor: reader })
    const id = await world.source(url, { scan: false })
    expect(await refusals(world, 'scanSource', { guest: { id } })).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:scan.",
          "path": null,
        },
      }
    `)
  })

  it('reads nothing for a rehearsal', async () => {
    const held = hold(repository)
    const world = await createWorld({ repositories: { 'obra/superpowers': held.reader } })
    const id = await world.source(url, { scan: false })
    const before = await contents(world)
    expect(await carryOut(world, 'scanSource', { id, validateOnly: true })).toMatchObject({
      scan: { status: 'PENDING' },
    })
    await world.larder.scans.idle()
    expect(held.asked).toBe(0)
    expect(await contents(world)).toEqual(before)
  })
})

describe('the statements of a scan', () => {
  const many = (count: number, body: string) =>
    repositoryOf(
      Object.fromEntries(Array.from({ length: count }, (_, n) => Object.entries(skill(`s${String(n)}`, body))).flat()),
    )

  it('are as many for 300 artifacts as for 5, the first time, when all is the same, and when all is another', async () => {
    // On a slow machine a heartbeat would come in between.
    vi.useFakeTimers({ toFake: ['setInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const sent: Record<string, string[][]> = {}
    for (const count of [5, 300]) {
      const repositories = { 'obra/superpowers': many(count, 'One.') }
      const world = await createWorld({ repositories })
      const id = await world.source(url)
      const first = statements(world)
      await carryOut(world, 'scanSource', { id })
      await world.larder.scans.idle()
      const same = statements(world)
      repositories['obra/superpowers'] = many(count, 'Two.')
      await carryOut(world, 'scanSource', { id })
      await world.larder.scans.idle()
      const last = await world.database.prisma.scan.findFirstOrThrow({ orderBy: { id: 'desc' } })
      expect(last.changed).toBe(count)
      sent[String(count)] = [first, same, statements(world).slice(0, -1)]
    }
    // The queue is looked into beside the scan, now before and now after one of its statements.
    const sorted = (lists: string[][] = []) => lists.map((list) => list.toSorted())
    expect(sorted(sent['300'])).toEqual(sorted(sent['5']))
    expect(sent['5']?.[0]?.toSorted()).toMatchInlineSnapshot(`
      [
        "DELETE source_readings",
        "INSERT artifacts",
        "INSERT blobs",
        "INSERT scans",
        "INSERT sources",
        "SELECT ",
        "SELECT artifacts",
        "SELECT scans",
        "SELECT sources",
        "SELECT sources",
        "SELECT sources",
        "SELECT sources",
        "UPDATE scans",
        "UPDATE sources",
        "UPDATE sources",
        "WITH jobs",
        "WITH jobs",
        "WITH jobs",
        "WITH jobs",
        "WITH scans",
        "WITH unnest",
        "WITH unnest",
        "with jobs",
      ]
    `)
  })
})
