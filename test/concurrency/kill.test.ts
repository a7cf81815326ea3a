import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, inject, onTestFinished, test } from 'vitest'
import { emptyDatabase } from '../kit/database.ts'
import { readThrough } from '../schema/list/pages.ts'
import { LONG } from './long.ts'
import type { Inside, Lists } from './operations.ts'
import { type Remote, startRemote } from './remote.ts'
import { Writer } from './writer.ts'

const writerCount = 8
const kills = LONG ? 20 : 2

/** When a process is killed: after how many acknowledged writes, and how many turns of the event loop later. */
const moments = fc.record({ writes: fc.integer({ min: 20, max: 90 }), turns: fc.nat({ max: 60 }) })

/** Where the data outlives the process. */
async function lastingPlace(): Promise<{ url: string | null; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-kill-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (inject('testEngine').kind === 'embedded') return { url: null, folder }
  const { database, url } = await emptyDatabase()
  await database.close()
  return { url, folder }
}

async function create(remote: Remote, type: 'Artifact' | 'Collection' | 'Group', input: object): Promise<string> {
  const query = `mutation ($input: Create${type}Input!) {
    result: create${type}(input: $input) { ... on Create${type}Success { made: ${type.toLowerCase()} { id } } }
  }`
  return (await remote.read<{ result: { made: { id: string } } }>(query, { input })).result.made.id
}

async function createArtifacts(remote: Remote, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `artifact ${String(index)}`)
  return Promise.all(names.map((name) => create(remote, 'Artifact', { type: 'SKILL', name })))
}

async function createLists(remote: Remote, anchors: readonly string[]): Promise<Lists> {
  const collection = await create(remote, 'Collection', { name: 'collection' })
  const other = await create(remote, 'Collection', { name: 'other' })
  const group = await create(remote, 'Group', { collectionId: collection, name: 'group' })
  const link = `mutation ($input: LinkArtifactsInput!) { linkArtifacts(input: $input) { __typename } }`
  for (const listId of [group, other]) await remote.read(link, { input: { listId, artifactIds: anchors } })
  return { collection, group, other }
}

/** Lets all writers write at once, and kills the server in the middle of it. */
async function writeUntilKilled(
  remote: Remote,
  writers: readonly Writer[],
  send: (writer: Writer) => Promise<void>,
  moment: { readonly writes: number; readonly turns: number },
): Promise<void> {
  const { process } = remote
  let acknowledged = 0
  let killed = false
  const kill = async () => {
    for (let turn = 0; turn < moment.turns; turn++) await new Promise(setImmediate)
    killed = process.child.kill('SIGKILL')
  }
  const work = async (writer: Writer) => {
    for (;;) {
      try {
        await send(writer)
      } catch (error) {
        if (killed && error instanceof TypeError) return
        throw error
      }
      acknowledged += 1
      if (acknowledged === moment.writes) await kill()
    }
  }
  await Promise.all(writers.map(work))
  expect(await process.ended).toBeNull()
  expect(acknowledged).toBeGreaterThanOrEqual(moment.writes)
}

/** The members of a list, which has to be sound: nothing twice, positions without gaps, and counted rightly. */
async function readSound(remote: Remote, id: string): Promise<string[]> {
  const ids = await readThrough(remote, { id }, 'forward', 50)
  expect(new Set(ids).size).toBe(ids.length)
  expect(await readThrough(remote, { id }, 'backward', 17)).toEqual(ids)
  const query = `query ($id: ID!) { node(id: $id) { ... on ArtifactList {
    artifactCount artifacts(first: 100) { totalCount edges { position } }
  } } }`
  const { node } = await remote.read<{ node: { artifactCount: number; artifacts: object } }>(query, { id })
  expect(node).toEqual({
    artifactCount: ids.length,
    artifacts: { totalCount: ids.length, edges: ids.map((_, position) => ({ position })).slice(0, 100) },
  })
  return ids
}

async function compare(remote: Remote, lists: Lists, anchors: readonly string[], writers: readonly Writer[]) {
  const members = {
    collection: new Set(await readSound(remote, lists.collection)),
    group: new Set(await readSound(remote, lists.group)),
    other: new Set(await readSound(remote, lists.other)),
  }
  const found = (artifact: string): Inside =>
    new Set((['collection', 'group', 'other'] as const).filter((name) => members[name].has(artifact)))
  for (const anchor of anchors) expect(found(anchor).size).toBe(3)
  for (const writer of writers) writer.compare(found)
}

test(
  `killed ${String(kills)} times while clients write, has every write that it acknowledged, and none by half`,
  { timeout: 600_000 },
  async () => {
    const place = await lastingPlace()
    let remote = await startRemote(place)
    const artifacts = await createArtifacts(remote, 4 + writerCount * 8)
    const anchors = artifacts.slice(0, 4)
    const lists = await createLists(remote, anchors)
    const writers = Array.from({ length: writerCount }, (_, index) => {
      const from = 4 + index * 8
      return new Writer(artifacts.slice(from, from + 4), artifacts.slice(from + 4, from + 8), 500 + index)
    })
    for (const moment of fc.sample(moments, { numRuns: kills, seed: 3 })) {
      const current = remote
      await writeUntilKilled(current, writers, (writer) => writer.write(current, lists, anchors), moment)
      remote = await startRemote(place)
      await compare(remote, lists, anchors, writers)
    }
  },
)
