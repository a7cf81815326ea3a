import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '../../../src/ids.ts'
import { createWorld, createWorldApart, type World } from '../../kit/world.ts'

interface Page {
  readonly artifacts: {
    readonly nodes: readonly { readonly name: string }[]
    readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string | null>> &
      Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>
  }
}

const pageInfo = 'pageInfo { startCursor endCursor hasNextPage hasPreviousPage }'
const forward = `query ($search: String, $size: Int, $cursor: String, $types: [ArtifactType!]) {
  artifacts(first: $size, after: $cursor, filter: { search: $search, types: $types }) { nodes { name } ${pageInfo} } }`
const backward = `query ($search: String, $size: Int, $cursor: String, $types: [ArtifactType!]) {
  artifacts(last: $size, before: $cursor, filter: { search: $search, types: $types }) { nodes { name } ${pageInfo} } }`

/** The names of a whole list, page by page. */
async function readThrough(world: World, search: string, size: number, isBackward: boolean): Promise<string[]> {
  const names: string[] = []
  for (let cursor: string | null = null, more = true; more;) {
    const { artifacts }: Page = await world.read<Page>(isBackward ? backward : forward, { search, size, cursor })
    names.splice(isBackward ? 0 : names.length, 0, ...artifacts.nodes.map(({ name }) => name))
    cursor = artifacts.pageInfo[isBackward ? 'startCursor' : 'endCursor']
    more = artifacts.pageInfo[isBackward ? 'hasPreviousPage' : 'hasNextPage']
  }
  return names
}

async function find(world: World, search: string, types?: readonly string[]): Promise<string[]> {
  return (await world.read<Page>(forward, { search, size: 100, types })).artifacts.nodes.map(({ name }) => name)
}

/** Artifacts, the first of them the oldest. */
async function fill(
  world: World,
  rows: readonly {
    readonly name: string
    readonly description?: string
    readonly sourceId?: string | null
    readonly path?: string
  }[],
) {
  await world.database.prisma.artifact.createMany({
    data: rows.map((row) => ({
      ...{ id: newId(), type: 'SKILL' as const, tags: [], ...row },
      ...(row.sourceId && { detectedAt: new Date(0), contentHash: 'a'.repeat(64) }),
    })),
  })
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

/** 100 that are called by a word, one in three of them by two such words, and 100 in whose descriptions it stands. */
async function shelves(): Promise<World> {
  const world = await createWorldApart()
  await fill(
    world,
    numbers(100).map((n) => ({ name: `${n % 3 === 0 ? 'review of a review' : 'review'} ${String(n)}` })),
  )
  await fill(
    world,
    numbers(100).map((n) => ({
      name: `thing ${String(n)}`,
      description: n % 3 === 0 ? 'A review of a needed review.' : 'A needed review.',
    })),
  )
  return world
}

/** What they have to come as: the newest 40 by how often the word is there, then what is left, newest first. */
function expected(name: (n: number) => string): string[] {
  const newest = numbers(100).toReversed()
  const ranked = newest.slice(0, 40)
  const isBetter = (n: number) => n % 3 === 0
  return [...ranked.filter(isBetter), ...ranked.filter((n) => !isBetter(n)), ...newest.slice(40)].map(name)
}

test('names come first, and of each kind the newest 40 are ranked, whatever the size of a page and its direction', async () => {
  const world = await shelves()
  const whole = [
    ...expected((n) => `${n % 3 === 0 ? 'review of a review' : 'review'} ${String(n)}`),
    ...expected((n) => `thing ${String(n)}`),
  ]
  for (const size of [7, 40, 64, 100]) {
    expect(await readThrough(world, 'review', size, false)).toEqual(whole)
    expect(await readThrough(world, 'review', size, true)).toEqual(whole)
  }
})

test('a page reads no further than it goes: in as few statements as its tiers are', async () => {
  const world = await shelves()
  const statementsOf = async (search: string, size: number) => {
    world.statements.take()
    await world.read(forward, { search, size })
    return world.statements.take().length
  }
  // The first search also asks what is known of words.
  expect(await statementsOf('review', 20)).toBe(2)
  expect(await statementsOf('review', 20)).toBe(1)
  // Behind the ranked names stand the others.
  expect(await statementsOf('review', 60)).toBe(2)
  expect(await statementsOf('review', 100)).toBe(3)
  // Nothing is called so: nothing is behind it.
  expect(await statementsOf('needed', 20)).toBe(2)
  expect(await statementsOf('xylophone', 20)).toBe(2)
})

test('a rare word beside a common one finds the same as without statistics, and the common one is looked for in it', async () => {
  const world = await shelves()
  await fill(world, [
    { name: 'zebra crossing', description: 'A review.' },
    { name: 'stripes', description: 'A review of every zebra.' },
  ])
  const words = ['review zebra', 'zebr revi', 'zebra \u00bd review', 'zebra review zebra', 'zebra review missing']
  const found = () => Promise.all(words.map((search) => find(world, search)))
  const both = ['zebra crossing', 'stripes']
  expect(await found()).toEqual([both, both, both, both, []])

  await world.database.prisma.$executeRaw`ANALYZE artifacts`
  const isLookedForInIt = async () => {
    world.statements.take()
    await find(world, 'review zebra')
    return world.statements.take().some(({ sql }) => sql.includes('IS NOT FALSE'))
  }
  // What is known of words is kept for a while, and what is new is known to the next who asks.
  expect(await isLookedForInIt()).toBe(false)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
  onTestFinished(() => void vi.useRealTimers())
  await find(world, 'review zebra')
  await expect.poll(isLookedForInIt).toBe(true)
  expect(await found()).toEqual([both, both, both, both, []])
})

test('beginnings of names are found up to their 32nd letter, and longer ones by what follows', async () => {
  const world = await createWorld()
  const long = 'abcdefghij'.repeat(5)
  await fill(world, [{ name: `${long}k` }, { name: 'other', description: `Calls ${long}x.` }])
  expect(await find(world, long.slice(0, 31))).toEqual([`${long}k`, 'other'])
  expect(await find(world, long.slice(0, 33))).toEqual([`${long}k`, 'other'])
  expect(await find(world, long)).toEqual([`${long}k`, 'other'])
  expect(await find(world, `${long}k`)).toEqual([`${long}k`])
  expect(await find(world, `${long}x`)).toEqual(['other'])
  expect(await find(world, `${long.slice(0, 32)}x`)).toEqual([])
})

test('a type beside words follows what the artifact is', async () => {
  const world = await createWorld()
  const id = await world.artifact({ name: 'review', type: 'SKILL' })
  expect(await find(world, 'review', ['SKILL', 'HOOK'])).toEqual(['review'])
  expect(await find(world, 'review', ['AGENT'])).toEqual([])
  await world.database.prisma.artifact.update({
    where: { id: Buffer.from(id, 'base64url').toString().slice('Artifact:'.length) },
    data: { type: 'AGENT' },
  })
  expect(await find(world, 'review', ['SKILL', 'HOOK'])).toEqual([])
  expect(await find(world, 'review', ['AGENT'])).toEqual(['review'])
})

test('lists of several sources are searched together, each as far as its page goes', async () => {
  const world = await createWorldApart()
  const sources = ['one', 'three', 'two'].map((repository) => ({ id: newId(), owner: 'anna', repository, tags: [] }))
  await world.database.prisma.source.createMany({ data: sources })
  const [one, , two] = sources.map(({ id }) => id)
  const own = (sourceId: string | undefined, names: readonly string[], description?: string) =>
    names.map((name) => ({ sourceId: sourceId ?? null, path: name, name, ...(description && { description }) }))
  const named = numbers(60).map((n) => `review ${String(n)}`)
  await fill(world, [
    ...own(one, named),
    ...own(two, ['other 1', 'other 2'], 'A review.'),
    ...own(two, ['review 1', 'review 2']),
  ])
  world.statements.take()
  const { sources: found } = await world.read<{ sources: { nodes: unknown } }>(`{
    sources(orderBy: [{ field: NAME }]) { nodes {
      repository artifacts(first: 50, filter: { search: "review" }) { nodes { name } pageInfo { hasNextPage } } } } }`)
  const list = (names: readonly string[], hasNextPage: boolean) => ({
    nodes: names.map((name) => ({ name })),
    pageInfo: { hasNextPage },
  })
  expect(found.nodes).toEqual([
    { repository: 'one', artifacts: list(named.toReversed().slice(0, 50), true) },
    { repository: 'three', artifacts: list([], false) },
    { repository: 'two', artifacts: list(['review 2', 'review 1', 'other 2', 'other 1'], false) },
  ])
  // The sources, what is known of words, the ranked names of all, and of those whose page is not full what is left and the others.
  expect(world.statements.take()).toHaveLength(5)
})

test('a trust level beside words follows the source, and goes with it', async () => {
  const world = await createWorld()
  const id = newId()
  await world.database.prisma.source.create({ data: { id, owner: 'anna', repository: 'tools', tags: [] } })
  await fill(world, [{ name: 'review', sourceId: id, path: 'review' }, { name: 'review by hand' }])
  const trusted = async (level: string) =>
    (
      await world.read<Page>(
        `query ($level: TrustLevel!) {
          artifacts(filter: { search: "review", trustLevels: [$level], states: [ACTIVE, REMOVED] }) { nodes { name } ${pageInfo} } }`,
        { level },
      )
    ).artifacts.nodes.map(({ name }) => name)
  expect([await trusted('BASIC'), await trusted('OFFICIAL')]).toEqual([['review'], []])

  await world.database.prisma.source.update({ where: { id }, data: { trustLevel: 'OFFICIAL' } })
  expect([await trusted('BASIC'), await trusted('OFFICIAL')]).toEqual([[], ['review']])

  await world.database.prisma.artifact.updateMany({ where: { sourceId: id }, data: { name: 'a review' } })
  expect([await trusted('BASIC'), await trusted('OFFICIAL')]).toEqual([[], ['a review']])

  await world.database.prisma.artifact.updateMany({
    where: { sourceId: id },
    data: { sourceId: null, state: 'REMOVED' },
  })
  expect([await trusted('BASIC'), await trusted('OFFICIAL')]).toEqual([[], []])
})
