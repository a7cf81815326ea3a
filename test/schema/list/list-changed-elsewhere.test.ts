import { expect, test } from 'vitest'
import type { RepositoryReader } from '../../../src/scanner/index.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld } from '../../kit/world.ts'
import { imported } from '../manifest/files.ts'
import { carryOut } from '../source/documents.ts'
import { listChanged, watch } from './watching.ts'

/** A list of what a repository has: a group of a, b and d, and its collection, which has c, too. */
async function library() {
  const files = { ...skill('a'), ...skill('b'), ...skill('c'), ...skill('d') }
  const repositories: Record<string, RepositoryReader> = { 'acme/kit': repositoryOf(files) }
  const world = await createWorld({ repositories })
  const source = await world.source('https://github.com/acme/kit')
  const { artifacts } = await world.read<{ artifacts: { nodes: { id: string; name: string }[] } }>(
    '{ artifacts(orderBy: [{ field: NAME }]) { nodes { id name } } }',
  )
  const [a = '', b = '', c = '', d = ''] = artifacts.nodes.map(({ id }) => id)
  const tools = await world.collection('tools', [d, a, b, c])
  const daily = await world.group(tools, 'daily', [d, a, b])
  const rescan = async (next: Record<string, string>, digit: string) => {
    repositories['acme/kit'] = repositoryOf(next, { commit: digit.repeat(40) })
    await carryOut(world, 'scanSource', { id: source })
    await world.larder.scans.idle()
  }
  return { world, source, rescan, files, tools, daily, a, b, c, d }
}

const changed = (...artifactIds: string[]) => ({ kind: 'CHANGED', artifactIds, afterArtifactId: null })

test('a scan tells the lists of what is another, gone or back, and nothing of what is the same', async () => {
  const { world, rescan, files, tools, daily, a, b, c, d } = await library()
  const streams = { tools: await watch(world, tools), daily: await watch(world, daily) }
  await rescan(files, '2')
  await rescan({ ...skill('a'), ...skill('b', 'Another.\n'), ...skill('c', 'Another.\n'), ...skill('new') }, '3')
  expect(listChanged(await streams.tools.next())).toEqual(changed(d, b, c))
  expect(listChanged(await streams.daily.next())).toEqual(changed(d, b))
  await rescan({ ...skill('a', 'Another.\n'), ...skill('b', 'Another.\n'), ...skill('c', 'Another.\n'), ...files }, '4')
  expect(listChanged(await streams.tools.next())).toEqual(changed(d, b, c))
  expect(listChanged(await streams.daily.next())).toEqual(changed(d, b))
  await rescan({ ...files, ...skill('a', 'Other still.\n') }, '5')
  expect(listChanged(await streams.tools.next())).toEqual(changed(a))
})

test('a source that is deleted tells the lists of the artifacts that stay', async () => {
  const { world, source, tools, a, b, c, d } = await library()
  const stream = await watch(world, tools)
  await carryOut(world, 'deleteSource', { id: source })
  expect(listChanged(await stream.next())).toEqual(changed(d, a, b, c))
})

test('an import tells the lists that were there of who joins them, of other words and of other artifacts', async () => {
  const world = await createWorld()
  const own = await world.artifact({ name: 'own', title: 'Old' })
  const tools = await world.collection('tools', [own])
  await world.group(tools, 'daily')
  const toml = `version = 1
    [[artifacts]]
    key = "own"
    type = "SKILL"
    name = "own"
    title = "New"
    [[artifacts]]
    key = "fresh"
    type = "SKILL"
    name = "fresh"
    [[collections]]
    name = "tools"
    description = "What is used."
    artifacts = ["key own", "key fresh"]
  `
  const stream = await watch(world, tools)
  expect(await imported(world, { toml })).toMatchObject({ __typename: 'ImportManifestSuccess' })
  expect(listChanged(await stream.next())).toEqual(changed(own))
  const { artifacts } = await world.read<{ artifacts: { nodes: { id: string }[] } }>(
    '{ artifacts(filter: { search: "fresh" }) { nodes { id } } }',
  )
  const joined = { kind: 'LINKED', artifactIds: artifacts.nodes.map(({ id }) => id), afterArtifactId: own }
  expect(listChanged(await stream.next())).toEqual(joined)
  expect(listChanged(await stream.next())).toEqual({ kind: 'UPDATED', artifactIds: [], afterArtifactId: null })
})
