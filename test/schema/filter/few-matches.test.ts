import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../src/ids.ts'
import { createWorldApart, type World } from '../../kit/world.ts'
import { questionFor, readThrough } from './read-through.ts'

interface Given {
  readonly id: string
  readonly name: string
  readonly description: string
}

const question = questionFor('artifacts', 'Artifact')
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const row = (name: string, description: string): Given => ({ id: newId(), name, description })

const add = (world: World, rows: readonly Given[]) =>
  world.database.prisma.artifact.createMany({ data: rows.map((given) => ({ ...given, type: 'SKILL', tags: [] })) })

/** Two catalogues in databases of their own. Of one PostgreSQL knows the commonest words, of the other none. */
async function twoWorlds(): Promise<readonly [World, World]> {
  const [known, unknown] = await Promise.all([createWorldApart(), createWorldApart()])
  const usual = numbers(300).map((n) => row(`usual ${String(n)}`, 'It is usual.'))
  for (const world of [known, unknown]) await add(world, usual)
  await known.database.prisma.$executeRaw`ALTER TABLE artifacts ALTER COLUMN search SET STATISTICS 1`
  await known.database.prisma.$executeRaw`ANALYZE artifacts`
  // What is known is kept for a while.
  for (const world of [known, unknown]) await search(world, 'first', 1)
  return [known, unknown]
}

/** A search, read in pages, and how many statements a page of it takes. */
async function search(world: World, words: string, size: number, backward = false) {
  const { ids, totalCount } = await readThrough(world, question, { filter: { search: words } }, { size, backward })
  expect(totalCount).toBe(ids.length)
  return { ids, statements: await statementsOf(world, words) }
}

/** How many statements a page of a search takes. */
async function statementsOf(world: World, words: string): Promise<number> {
  world.statements.take()
  await world.read('query ($filter: ArtifactFilter) { artifacts(filter: $filter, first: 50) { nodes { id } } }', {
    filter: { search: words },
  })
  return world.statements.take().length
}

test('up to 200 matches are read at once and come in the order in which more would', async () => {
  const [world, other] = await twoWorlds()
  const rows = [
    ...numbers(90).map((n) => row(`${n % 3 === 0 ? 'review of a review' : 'review'} ${String(n)}`, 'A name.')),
    ...numbers(110).map((n) => row(`thing ${String(n)}`, n % 3 === 0 ? 'A review of a review.' : 'A review.')),
  ]
  for (const each of [world, other]) await add(each, rows)
  const { ids } = await search(other, 'review', 100)
  expect(ids).toHaveLength(200)
  for (const size of [7, 40, 64, 100])
    for (const backward of [false, true])
      expect(await search(world, 'review', size, backward)).toEqual({ ids, statements: 1 })

  for (const each of [world, other])
    await add(each, [{ ...row('last', 'A review.'), id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }])
  const more = await search(other, 'review', 100)
  expect(more.ids).toHaveLength(201)
  // That they are many is noticed once.
  expect(await statementsOf(world, 'review')).toBe(more.statements + 1)
  for (const backward of [false, true]) expect(await search(world, 'review', 33, backward)).toEqual(more)
  expect(await statementsOf(world, 'review thing')).toBe(1)
})

const word = fc.constantFrom(
  'zebra',
  'Zebras',
  'zebraCrossing',
  'crossing',
  'HTTPServer',
  'server2go',
  'überall',
  'x-ray',
  'usual',
)
const sentence = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const asked = fc
  .array(fc.tuple(word, fc.integer({ min: 2, max: 13 })), { minLength: 1, maxLength: 3 })
  .map((words) => words.map(([text, length]) => text.slice(0, length)).join(' '))

test('whatever is known of words, a search answers the same', async () => {
  const worlds = await twoWorlds()
  const lists = (words: string, size: number, backward: boolean) =>
    Promise.all(worlds.map(async (world) => (await search(world, words, size, backward)).ids))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(sentence, sentence), { maxLength: 60 }),
      fc.array(asked, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      async (texts, searches, size, backward) => {
        const rows = texts.map(([name, description]) => row(name, description))
        for (const world of worlds) {
          await world.database.prisma.artifact.deleteMany({ where: { NOT: { name: { startsWith: 'usual ' } } } })
          await add(world, rows)
        }
        for (const words of searches) {
          const [known, unknown] = await lists(words, size, backward)
          expect(known).toEqual(unknown)
        }
      },
    ),
    { numRuns: 15 },
  )
})

test.each([
  { words: 'zebra', isRare: true },
  { words: 'usual zebra', isRare: true },
  { words: 'usu', isRare: false },
  { words: 'usuals', isRare: false },
  { words: 'usualZebra', isRare: false },
  { words: 'ze', isRare: false },
])('a word is rare unless it is related to a common one: $words', async ({ words, isRare }) => {
  const [world] = await twoWorlds()
  await readThrough(world, question, { filter: { search: words } }, { size: 1, backward: false })
  expect(world.statements.take().some(({ sql }) => sql.includes('AS matches'))).toBe(isRare)
})
