import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'

interface Filter {
  readonly search?: string | null
  readonly createdBy?: string | null
  readonly containsArtifact?: number | null
}

const people = ['ada', 'bob'] as const
const words = ['alpha', 'album', 'beta'] as const

/** Twelve collections of two people; each artifact is in some of them. */
const items = Array.from({ length: 12 }, (_, index) => ({
  id: newId(),
  createdBy: people[index % 2] ?? '',
  word: words[index % 3] ?? '',
  artifacts: [0, 1].filter((artifact) => (index >> artifact) % 2 === 0),
}))

async function fill(world: World): Promise<string[]> {
  const artifacts = await world.artifacts(2)
  const { prisma } = world.database
  await prisma.collection.createMany({
    data: items.map(({ id, createdBy, word }, index) => ({ id, createdBy, name: `${word} ${String(index)}` })),
  })
  for (const { id, artifacts: held } of items)
    for (const artifact of held)
      await world.read(
        'mutation ($listId: ID!, $artifactId: ID!) { linkArtifact(input: { listId: $listId, artifactId: $artifactId }) { __typename } }',
        { listId: encodeId('Collection', id), artifactId: artifacts[artifact] },
      )
  return artifacts
}

async function check(world: World, artifacts: readonly string[], filter: Filter): Promise<void> {
  const { containsArtifact, ...rest } = filter
  const artifactId =
    containsArtifact == null ? containsArtifact : (artifacts[containsArtifact] ?? encodeId('Artifact', newId()))
  const { collections } = await world.read<{ collections: { totalCount: number; nodes: { id: string }[] } }>(
    'query ($filter: CollectionFilter) { collections(first: 100, filter: $filter) { totalCount nodes { id } } }',
    { filter: { ...rest, ...(artifactId !== undefined && { containsArtifact: artifactId }) } },
  )
  const expected = items.filter(
    (item) =>
      (filter.search?.trim() ? item.word.startsWith(filter.search.trim().toLowerCase()) : true) &&
      (filter.createdBy == null || item.createdBy === filter.createdBy) &&
      (containsArtifact == null || item.artifacts.includes(containsArtifact)),
  )
  expect(collections.nodes.map(({ id }) => id).sort()).toEqual(
    expected.map(({ id }) => encodeId('Collection', id)).sort(),
  )
  expect(collections.totalCount).toBe(expected.length)
}

test('each field of the filter alone', async () => {
  const world = await createWorld()
  const artifacts = await fill(world)
  const alone: Filter[] = [
    {},
    ...['alpha', 'al', 'AL', ' beta ', '  ', '', 'gamma', null].map((search) => ({ search })),
    ...['ada', 'Ada', '', 'eve', '\u0000', 'a'.repeat(5000), null].map((createdBy) => ({ createdBy })),
    ...[0, 1, 2, null].map((containsArtifact) => ({ containsArtifact })),
  ]
  for (const filter of alone) await check(world, artifacts, filter)
})

test('any combination of fields', async () => {
  const world = await createWorld()
  const artifacts = await fill(world)
  const filters = fc.record(
    {
      search: fc.constantFrom(null, '', 'al', 'ALPHA', 'beta', 'gamma'),
      createdBy: fc.constantFrom(null, 'ada', 'bob', 'eve'),
      containsArtifact: fc.constantFrom(null, 0, 1, 2),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(filters, (filter) => check(world, artifacts, filter)),
    { numRuns: 60 },
  )
})

test('a malformed id is refused before anything runs', async () => {
  const world = await createWorld()
  for (const id of ['', 'x', encodeId('Group', newId()), 'A'.repeat(10_000)]) {
    world.statements.take()
    const { status, data, errors } = await world.send(
      'query ($id: ID!) { collections(filter: { containsArtifact: $id }) { totalCount } }',
      { id },
    )
    expect([status, data, world.statements.take()]).toEqual([400, null, []])
    expect(errors).toEqual([
      { message: 'The filter asks for an id of the type Artifact.', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  }
})
