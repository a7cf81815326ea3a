import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { emptyDatabase } from '../kit/database.ts'
import { subscribe } from '../kit/subscriber.ts'
import { repositoryAnswer } from '../scanner/github-repository.ts'
import { archive, body, fakeGithub } from '../scanner/github-server.ts'
import { kept, LARDER, launch } from './launch.ts'

/** Each test starts processes, which takes its time on a busy machine. */
const SLOW = { timeout: 240_000 }

/** What starts processes on one database: two at once where it is a server, one where it is embedded. */
async function place(environment: Record<string, string> = {}) {
  const { database, url } = await emptyDatabase()
  await database.close()
  const folder = await mkdtemp(join(tmpdir(), 'larder-processes-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const where = url === null ? kept(folder) : { DATABASE_URL: url, DATA_DIR: folder }
  const start = async () => {
    const launched = launch({ ...where, SEED: 'off', LOG_LEVEL: 'warn', ...environment }, LARDER)
    const address = await launched.ready()
    const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return ((await response.json()) as { data: Data }).data
    }
    const watch = (query: string, variables: Record<string, unknown>, lastEventId: string | null = null) =>
      subscribe((path, init) => fetch(`${address}${path}`, init), query, variables, lastEventId)
    return { ...launched, ask, watch }
  }
  return { start, startOther: async (first: Awaited<ReturnType<typeof start>>) => (url === null ? first : start()) }
}

const listQuery = 'subscription ($listId: ID!) { listChanged(listId: $listId) { kind list { name } } }'
const plan = `mutation { result: generatePlan(input: { idea: "- a" }) { __typename } }`
const rename = `mutation ($id: ID!, $name: String!) { updateCollection(input: { id: $id, name: $name }) { __typename } }`
const changed = (name: string) => ({ listChanged: { kind: 'UPDATED', list: { name } } })

async function collectionOf({ ask }: Awaited<ReturnType<Awaited<ReturnType<typeof place>>['start']>>): Promise<string> {
  const { result } = await ask<{ result: { collection: { id: string } } }>(
    `mutation { result: createCollection(input: { name: "one" }) { ... on CreateCollectionSuccess { collection { id } } } }`,
  )
  return result.collection.id
}

describe('processes on one database', SLOW, () => {
  it('share one limit on calls of the planner a minute', async () => {
    const { start, startOther } = await place({ PLANNER_CALLS_PER_MINUTE: '5' })
    const first = await start()
    const other = await startOther(first)
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, n) => (n % 2 === 0 ? first : other).ask<{ result: { __typename: string } }>(plan)),
    )
    const names = answers.map(({ result }) => result.__typename).sort()
    expect(names).toEqual([
      ...Array.from({ length: 5 }, () => 'GeneratePlanSuccess'),
      ...Array.from({ length: 9 }, () => 'LimitError'),
    ])
  })

  it('tell those who watch in one what was changed in another, also across a restart', async () => {
    const { start, startOther } = await place()
    const first = await start()
    const id = await collectionOf(first)
    const other = await startOther(first)
    const subscriber = await other.watch(listQuery, { listId: id })
    await first.ask(rename, { id, name: 'two' })
    expect(await subscriber.take(1)).toEqual([changed('two')])

    // The stream ends, but is not complete: the client comes back.
    other.child.kill('SIGTERM')
    expect(await subscriber.event()).toBeNull()
    expect(await other.ended).toBe(0)
    const next = await start()
    await next.ask(rename, { id, name: 'three' })
    const again = await next.watch(listQuery, { listId: id }, subscriber.lastEventId)
    expect(await again.take(1)).toEqual([changed('three')])
    await again.leave()
  })

  it('share the scans: each source is read once, whoever was asked', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const commit = 'c0ffee'.padEnd(40, '0')
    const tarball = await archive([{ path: 'commands/grind.md', content: 'Grind it.' }])
    const answers = names.flatMap((name) => [
      [`/repos/team/${name}`, repositoryAnswer({ full_name: `team/${name}` })] as const,
      [`/repos/team/${name}/commits/HEAD`, body(commit)] as const,
      [`/repos/team/${name}/tarball/${commit}`, body(tarball)] as const,
    ])
    const github = await fakeGithub(Object.fromEntries(answers))
    onTestFinished(() => github.close())
    const { start, startOther } = await place({ GITHUB_API_URL: github.url, SCANS_AT_ONCE: '2' })
    const first = await start()
    const other = await startOther(first)
    const create = 'mutation ($url: String!) { createSource(input: { url: $url }) { __typename } }'
    const scan = 'mutation ($id: ID!) { scanSource(input: { id: $id }) { __typename } }'
    await Promise.all(names.map((name) => first.ask(create, { url: `https://github.com/team/${name}` })))
    interface Sources {
      readonly sources: { readonly nodes: readonly { readonly id: string; readonly scanStatus: string }[] }
    }
    const read = () => other.ask<Sources>('{ sources { nodes { id scanStatus artifactCount scans { totalCount } } } }')
    const { sources } = await read()
    await Promise.all(sources.nodes.flatMap(({ id }) => [first.ask(scan, { id }), other.ask(scan, { id })]))
    await vi.waitFor(
      async () => {
        const { sources } = await read()
        expect(sources.nodes.map(({ scanStatus }) => scanStatus)).toEqual(names.map(() => 'SUCCEEDED'))
      },
      { timeout: 120_000, interval: 200 },
    )
    const { sources: ended } = await read()
    expect(ended.nodes).toEqual(
      ended.nodes.map((node) => expect.objectContaining({ ...node, artifactCount: 1 }) as object),
    )
    const tarballs = github.requests.filter(({ path }) => path.includes('tarball'))
    expect(new Set(tarballs.map(({ path }) => path)).size).toBe(tarballs.length)
    expect(tarballs).toHaveLength(names.length)
  })

  it('take over the scan of a process that was killed', async () => {
    const commit = 'c0ffee'.padEnd(40, '0')
    const tarballPath = `/repos/team/a/tarball/${commit}`
    const tarball = await archive([{ path: 'commands/grind.md', content: 'Grind it.' }])
    const github = await fakeGithub({
      '/repos/team/a': repositoryAnswer({ full_name: 'team/a' }),
      '/repos/team/a/commits/HEAD': body(commit),
    })
    onTestFinished(() => github.close())
    const begun = new Promise<void>((resolve) => {
      github.answers[tarballPath] = () => {
        github.answers[tarballPath] = body(tarball)
        resolve()
      }
    })
    const { start } = await place({ GITHUB_API_URL: github.url })
    const first = await start()
    const { result } = await first.ask<{ result: { scan: { id: string } } }>(
      `mutation { result: createSource(input: { url: "https://github.com/team/a" }) {
        ... on CreateSourceSuccess { scan { id } } } }`,
    )
    await begun
    first.child.kill('SIGKILL')
    await first.ended
    const second = await start()
    const query = 'subscription ($id: ID!) { scanProgress(scanId: $id) { status added } }'
    const subscriber = await second.watch(query, { id: result.scan.id })
    const answers = await subscriber.take(1000)
    expect(answers.at(-1)).toEqual({ scanProgress: { status: 'SUCCEEDED', added: 1 } })
  })
})
