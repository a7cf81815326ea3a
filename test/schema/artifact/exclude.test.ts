import { describe, expect, it, onTestFinished } from 'vitest'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld, type WorldOptions } from '../../kit/world.ts'
import { encodeId } from '../../../src/ids.ts'
import { scanSource } from '../../../src/resolvers/scan/request.ts'
import type { RepositoryReader } from '../../../src/scanner/index.ts'

const artifact = '__typename name state exclusionReason excludedBy excludedAt version'
const failure = `... on Error { code message } ... on StaleVersionError { current { __typename id } }
  ... on ValidationError { issues { __typename path code } }`
const documents = {
  exclude: `mutation ($input: ExcludeArtifactInput!) { result: excludeArtifact(input: $input) { __typename
    ... on ExcludeArtifactSuccess { artifact { ${artifact} } } ${failure} } }`,
  restore: `mutation ($input: RestoreArtifactInput!) { result: restoreArtifact(input: $input) { __typename
    ... on RestoreArtifactSuccess { artifact { ${artifact} } } ${failure} } }`,
}

async function scanned(options: WorldOptions = {}) {
  const repositories: Record<string, RepositoryReader> = {
    'a/b': repositoryOf({ ...skill('one'), ...skill('two') }),
  }
  const world = await createWorld({ ...options, repositories })
  const sourceId = await world.source('https://github.com/a/b')
  const found = await world.database.prisma.artifact.findFirstOrThrow({ where: { name: 'one' } })
  const id = encodeId('Artifact', found.id)
  const change = async (name: keyof typeof documents, input: object = {}) =>
    (await world.read<{ result: unknown }>(documents[name], { input: { id, ...input } })).result
  const rescan = async (files: Record<string, string>, commit: string) => {
    repositories['a/b'] = repositoryOf(files, { commit: commit.repeat(40) })
    await world.perform(scanSource, { id: sourceId })
    await world.larder.scans.idle()
    return world.database.prisma.artifact.findUniqueOrThrow({ where: { id: found.id } })
  }
  return { world, id, sourceId, change, rescan }
}

describe('excludeArtifact', () => {
  it('says that something is no artifact, with the reason, and restoreArtifact takes it back', async () => {
    const { world, change } = await scanned()
    const count = () => world.read('{ sources { nodes { artifactCount } } artifacts { nodes { name } } }')
    expect(stable(await change('exclude', { reason: ' A template. ' }))).toMatchInlineSnapshot(`
      {
        "__typename": "ExcludeArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "excludedAt": "time",
          "excludedBy": "local",
          "exclusionReason": "A template.",
          "name": "one",
          "state": "EXCLUDED",
          "version": 2,
        },
      }
    `)
    expect(await count()).toEqual({
      sources: { nodes: [{ artifactCount: 1 }] },
      artifacts: { nodes: [{ name: 'two' }] },
    })
    expect(await change('exclude')).toMatchObject({ code: 'CONFLICT', message: 'The artifact is excluded already.' })
    expect(stable(await change('restore'))).toMatchInlineSnapshot(`
      {
        "__typename": "RestoreArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "excludedAt": null,
          "excludedBy": null,
          "exclusionReason": null,
          "name": "one",
          "state": "ACTIVE",
          "version": 3,
        },
      }
    `)
    expect(await count()).toMatchObject({ sources: { nodes: [{ artifactCount: 2 }] } })
    expect(await change('restore')).toMatchObject({ code: 'CONFLICT', message: 'The artifact is not excluded.' })
  })

  it('survives scans; restoring gives what is upstream', async () => {
    const { change, rescan } = await scanned()
    await change('exclude')
    expect(await rescan({ ...skill('one', 'Other.'), ...skill('two') }, '2')).toMatchObject({ state: 'EXCLUDED' })
    expect(await rescan(skill('two'), '3')).toMatchObject({ state: 'EXCLUDED', goneUpstream: true })
    expect(await change('restore')).toMatchObject({ artifact: { state: 'REMOVED' } })
    expect(await change('exclude')).toMatchObject({ artifact: { state: 'EXCLUDED' } })
    expect(await rescan({ ...skill('one'), ...skill('two') }, '4')).toMatchObject({
      state: 'EXCLUDED',
      goneUpstream: false,
    })
    expect(await change('restore')).toMatchObject({ artifact: { state: 'ACTIVE' } })
  })

  it('is told to those who watch a list with it', async () => {
    const { world, id, change } = await scanned()
    const listId = await world.collection('mine', [id])
    const query = `subscription ($listId: ID!) { listChanged(listId: $listId) { kind edges { node { state } } } }`
    const subscriber = await subscribe(world.fetch, query, { listId })
    onTestFinished(() => subscriber.leave())
    await change('exclude', { validateOnly: true })
    await change('exclude')
    expect(await subscriber.take(1)).toEqual([
      { listChanged: { kind: 'CHANGED', edges: [{ node: { state: 'EXCLUDED' } }] } },
    ])
  })

  it('goes with its source: what stays in a list is REMOVED', async () => {
    const { world, id, sourceId, change } = await scanned()
    await world.collection('mine', [id])
    await change('exclude', { reason: 'No.' })
    await world.read('mutation ($id: ID!) { deleteSource(input: { id: $id }) { __typename } }', { id: sourceId })
    const [kept] = await world.database.prisma.artifact.findMany()
    expect(kept).toMatchObject({ state: 'REMOVED', exclusionReason: null, excludedBy: null })
  })

  it('refuses what was made by hand, another version, too long a reason and who may not', async () => {
    const { world, change } = await scanned({
      actor: { id: 'guest', may: (permission) => permission !== 'artifact:exclude' },
    })
    expect(await change('exclude')).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await change('restore')).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await world.database.prisma.artifact.count()).toBe(2)
    const { world: own, change: may } = await scanned()
    const hand = await own.artifact()
    expect(await may('exclude', { id: hand })).toMatchObject({ code: 'CONFLICT' })
    expect(await may('exclude', { ifVersion: 7 })).toMatchObject({ __typename: 'StaleVersionError' })
    expect(await may('exclude', { reason: 'x'.repeat(2001) })).toMatchObject({
      issues: [{ path: ['input', 'reason'], code: 'TOO_LONG' }],
    })
    const unknown = encodeId('Artifact', '00000000-0000-7000-8000-000000000000')
    expect(await may('restore', { id: unknown })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
