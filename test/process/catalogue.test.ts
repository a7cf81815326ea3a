import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { repositoryAnswer } from '../scanner/github-repository.ts'
import { archive, body, type FakeGithub, fakeGithub } from '../scanner/github-server.ts'
import { kept, LARDER, launch } from './launch.ts'

/** Each test starts processes, which takes its time on a busy machine. */
const SLOW = { timeout: 180_000 }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-catalogue-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const commit = 'c0ffee'.padEnd(40, '0')
const repositoryPath = '/repos/team/tools'
const commitPath = '/repos/team/tools/commits/HEAD'
const tarballPath = `/repos/team/tools/tarball/${commit}`

/** A GitHub with one repository. */
async function github(): Promise<FakeGithub> {
  const tarball = await archive([
    { path: 'skills/sharpen/SKILL.md', content: '---\nname: sharpen\ndescription: Sharpens.\n---\n' },
    { path: 'commands/grind.md', content: 'Grind it.' },
  ])
  const server = await fakeGithub({
    [repositoryPath]: repositoryAnswer({ full_name: 'team/tools' }),
    [commitPath]: body(commit),
    [tarballPath]: body(tarball),
  })
  onTestFinished(() => server.close())
  return server
}

/** Starts Larder on the folder, and waits until it is ready. */
async function startLarder(apiUrl: string) {
  const launched = launch({ ...kept(folder), GITHUB_API_URL: apiUrl }, LARDER)
  const url = await launched.ready()
  await vi.waitFor(async () => {
    expect((await fetch(`${url}/ready`)).status).toBe(200)
  })
  const ask = async <Data>(query: string, variables?: object): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    expect(errors).toBeUndefined()
    return data
  }
  const logged = () =>
    launched.texts.err
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
  return { ...launched, ask, logged }
}

type Larder = Awaited<ReturnType<typeof startLarder>>

const create = `mutation ($url: String!) { createSource(input: { url: $url }) { __typename
  ... on CreateSourceSuccess { source { id } scan { id status } } } }`
interface Created {
  readonly createSource: {
    readonly source: { readonly id: string }
    readonly scan: { readonly id: string; readonly status: string }
  }
}

/** The scan, once it has ended. */
async function ended(larder: Larder, id: string) {
  return vi.waitFor(
    async () => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Scan { status error added commit finishedAt } } }'
      const { node } = await larder.ask<{ node: { finishedAt: string | null; status: string } }>(query, { id })
      expect(node.finishedAt).not.toBeNull()
      return { ...node, finishedAt: 'then' }
    },
    { timeout: 150_000, interval: 50 },
  )
}

const everything = `{ sources(first: 5) { nodes { id url scanStatus commit artifactCount countsByType { type count } version updatedAt } }
  artifacts(first: 100) { totalCount nodes { id name contentHash version updatedAt } }
  collections(first: 5) { nodes { id name artifactCount } } }`

describe('Larder', SLOW, () => {
  it('starts with examples, reads a repository, stops, and has everything when it starts again', async () => {
    const { url: apiUrl, requests } = await github()
    const first = await startLarder(apiUrl)
    const { sources, collections } = await first.ask<Record<string, { totalCount: number }>>(
      '{ sources { totalCount } collections { totalCount } }',
    )
    expect([sources?.totalCount, collections?.totalCount]).toEqual([1, 1])
    expect(requests).toEqual([])

    const { createSource } = await first.ask<Created>(create, { url: 'https://github.com/team/tools' })
    expect(createSource.scan.status).toBe('PENDING')
    expect(await ended(first, createSource.scan.id)).toEqual({
      status: 'SUCCEEDED',
      error: null,
      added: 2,
      commit,
      finishedAt: 'then',
    })
    expect(requests.map(({ path }) => path)).toEqual([repositoryPath, commitPath, tarballPath])
    const catalogue = await first.ask(everything)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(first.logged()).toContain('migrated')

    const second = await startLarder(apiUrl)
    expect(await second.ask(everything)).toEqual(catalogue)
    expect(second.logged()).not.toContain('migrated')
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(requests).toHaveLength(3)
  })

  it('killed in the middle of a scan, carries it out when it is started again; stopped in the middle, too', async () => {
    const server = await github()
    const whole = server.answers[tarballPath]
    if (!whole) throw new Error('There is no tarball.')
    /** Holds the next answer back, once: who asks again is answered. */
    const holdOnce = () =>
      new Promise<ServerResponse>((resolve) => {
        server.answers[tarballPath] = (response) => {
          server.answers[tarballPath] = whole
          response.writeHead(200, { 'content-type': 'application/gzip' }).flushHeaders()
          resolve(response)
        }
      })
    const begun = holdOnce()
    const first = await startLarder(server.url)
    const { createSource } = await first.ask<Created>(create, { url: 'https://github.com/team/tools' })
    const cut = once(await begun, 'close')
    first.child.kill('SIGKILL')
    expect(await first.ended).toBeNull()
    await cut

    const again = holdOnce()
    const second = await startLarder(server.url)
    await again
    // Nothing is shown by half.
    const { sources } = await second.ask<{ sources: { nodes: object[] } }>(everything)
    expect(sources.nodes).toContainEqual(
      expect.objectContaining({ id: createSource.source.id, scanStatus: 'RUNNING', artifactCount: 0, commit: null }),
    )
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)

    const third = await startLarder(server.url)
    expect(await ended(third, createSource.scan.id)).toEqual({
      status: 'SUCCEEDED',
      error: null,
      added: 2,
      commit,
      finishedAt: 'then',
    })
    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
  })
})
