import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/ids.ts'
import { updateArtifact } from '../../../src/resolvers/artifact/update.ts'
import { createWorld, type World } from '../../kit/world.ts'

const document = `query ($search: String, $orderBy: [ArtifactOrder!], $first: Int = 100, $after: String) {
  artifacts(first: $first, after: $after, filter: { search: $search }, orderBy: $orderBy) {
    pageInfo { endCursor hasNextPage }
    nodes { name }
  }
}`

interface Found {
  readonly artifacts: {
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
    readonly nodes: readonly { readonly name: string }[]
  }
}

async function search(world: World, search: string | null, variables: Record<string, unknown> = {}): Promise<string[]> {
  const { artifacts } = await world.read<Found>(document, { search, ...variables })
  return artifacts.nodes.map(({ name }) => name)
}

async function library(): Promise<World> {
  const world = await createWorld()
  await world.artifact({
    name: 'code-review',
    description: 'Finds mistakes in pull requests to an XMLParser.',
    tags: ['quality'],
  })
  await world.artifact({ name: 'database_migrations', description: 'Running changes of a schema safely.' })
  await world.artifact({ name: 'Äpfel schälen', description: 'Für die ÉTUDE über Obst.' })
  await world.artifact({ name: 'ΟΔΟΣ', description: 'İstanbul and 東京.' })
  await world.artifact({
    name: 'parseHTTPHeaders',
    title: 'Readable: <b>headings</b>&more',
    description: 'a@example.org',
  })
  await world.artifact({ name: 'v2.1/release.notes', description: null, tags: ['db_tools', 'release-crew'] })
  return world
}

const all = ['code-review', 'database_migrations', 'parseHTTPHeaders', 'v2.1/release.notes', 'Äpfel schälen', 'ΟΔΟΣ']

test.each([
  ['a word', 'code', ['code-review']],
  ['a word of the description', 'mistakes', ['code-review']],
  ['a tag', 'quality', ['code-review']],
  ['the beginning of a word', 'rev', ['code-review']],
  ['not its middle', 'view', []],
  ['not its end alone', 'igrations', []],
  ['without case', 'CODE', ['code-review']],
  ['several words, in any order', 'review code', ['code-review']],
  ['words of name and description', 'code pull', ['code-review']],
  ['all of them', 'code migrations', []],
  ['with blanks around', '  code\t\n', ['code-review']],
  ['kebab-case', 'code-review', ['code-review']],
  ['kebab-case of a snake_case name', 'database-migrations', ['database_migrations']],
  ['snake_case of a kebab-case name', 'code_review', ['code-review']],
  ['a part of a snake_case name', 'migrat', ['database_migrations']],
  ['a part of a snake_case tag', 'tools', ['v2.1/release.notes']],
  ['camelCase, whole', 'parsehttpheaders', ['parseHTTPHeaders']],
  ['camelCase as it stands', 'parseHTTPHeaders', ['parseHTTPHeaders']],
  ['a part of camelCase', 'header', ['parseHTTPHeaders']],
  ['a part of camelCase in capitals', 'http', ['parseHTTPHeaders']],
  ['camelCase of a kebab-case name', 'codeReview', ['code-review']],
  ['a part of capitals that run into a name', 'parser xml', ['code-review']],
  ['such a name, whole', 'XMLParser', ['code-review']],
  ['a word of the title', 'readable', ['parseHTTPHeaders']],
  ['a word between tags of HTML', 'headings more', ['parseHTTPHeaders']],
  ['a part of an address', 'example', ['parseHTTPHeaders']],
  ['a path', 'v2.1/release.notes', ['v2.1/release.notes']],
  ['a stem', 'reviewing', ['code-review']],
  ['a stem of the description', 'run', ['database_migrations']],
  ['a singular', 'migration', ['database_migrations']],
  ['letters with marks', 'äpfel', ['Äpfel schälen']],
  ['letters with marks, taken apart', 'äpfel'.normalize('NFD'), ['Äpfel schälen']],
  ['letters with marks in capitals', 'SCHÄL', ['Äpfel schälen']],
  ['letters with marks in lower case', 'étu', ['Äpfel schälen']],
  ['Greek with a sigma at the end', 'ΟΔΟΣ', ['ΟΔΟΣ']],
  ['a capital I with a dot', 'İstanbul', ['ΟΔΟΣ']],
  ['Chinese characters', '東京', ['ΟΔΟΣ']],
  ['nothing', '', all],
  ['null', null, all],
  ['blanks only', ' \t\n\u00a0', all],
  ['punctuation only', '!?&|()<->:*', []],
  ['an emoji only', '🎉', []],
  ['quotes', `"code" 'review'`, ['code-review']],
  ['an operator that is none', 'code & review', ['code-review']],
  ['an or that is none', 'code | migrations', []],
  ['a not that is none', '!code', ['code-review']],
  ['a prefix mark', 'code:*', ['code-review']],
  ['an open bracket', '(code', ['code-review']],
  ['a backslash', '\\code\\', ['code-review']],
  ['a percent sign', 'co%de', []],
  ['U+0000', 'code\u0000review', ['code-review']],
  ['half a surrogate pair', 'code \ud83d', ['code-review']],
  ['a word of 10,000 letters', 'x'.repeat(10_000), []],
  ['5,000 words', 'code '.repeat(5000), ['code-review']],
])('finds by %s', async (_, given, expected) => {
  const world = await library()
  expect((await search(world, given)).sort()).toEqual(expected)
})

test('finds every word of a name, whatever stands between them', async () => {
  const world = await createWorld()
  const word = fc.stringMatching(/^[a-z]{2,8}$/)
  const sign = fc.constantFrom('-', '_', '.', '/', ' ', ':', '@', '<', '>', '&', '#', '::', '--', '->', '\\', "'", '"')
  const names = fc.array(fc.tuple(word, sign), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(names, async (parts) => {
      const id = await world.artifact({ name: `${parts.flat().join('')}end` })
      for (const [part] of parts) {
        const found = await world.read<{ artifacts: { nodes: { id: string }[] } }>(
          'query ($search: String) { artifacts(filter: { search: $search }, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { id } } }',
          { search: part },
        )
        expect(found.artifacts.nodes.map((node) => node.id)).toContain(id)
      }
    }),
    { numRuns: 25 },
  )
})

test('what is changed is found by its new words only', async () => {
  const world = await library()
  const { artifacts } = await world.read<{ artifacts: { nodes: { id: string }[] } }>(
    '{ artifacts(filter: { search: "code" }) { nodes { id } } }',
  )
  await world.perform(updateArtifact, { id: artifacts.nodes[0]?.id ?? '', name: 'prose-review', tags: ['words'] })
  expect(await search(world, 'code')).toEqual([])
  expect(await search(world, 'quality')).toEqual([])
  expect(await search(world, 'prose words')).toEqual(['prose-review'])
})

test('no text of a search makes a request fail', async () => {
  const world = await library()
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc
      .array(fc.constantFrom('code', '&', '|', '!', '(', ')', ':*', '<->', "'", '"', '\\', '-', '%', '\u0301'))
      .map((list) => list.join(' ')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const answer = await world.send(document, { search: given })
      expect([answer.status, answer.errors]).toEqual([200, []])
    }),
    { numRuns: 150 },
  )
})

describe('relevance', () => {
  const relevance = (direction: string) => [{ field: 'RELEVANCE', direction }]

  async function shelf(): Promise<World> {
    const world = await createWorld()
    await world.artifact({ name: 'a', description: 'Knows a review when it sees one.' })
    await world.artifact({ name: 'review' })
    await world.artifact({ name: 'c', tags: ['review'] })
    await world.artifact({ name: 'unrelated' })
    return world
  }
  const best = ['review', 'c', 'a']

  test('is the order when there is a search: names before tags before descriptions', async () => {
    const world = await shelf()
    expect(await search(world, 'review')).toEqual(best)
    expect(await search(world, 'review', { orderBy: [] })).toEqual(best)
    expect(await search(world, 'review', { orderBy: relevance('DESC') })).toEqual(best)
    expect(await search(world, 'review', { orderBy: relevance('ASC') })).toEqual(best.toReversed())
  })

  test('gives way to another order, and can be one key of several', async () => {
    const world = await shelf()
    expect(await search(world, 'review', { orderBy: [{ field: 'NAME', direction: 'ASC' }] })).toEqual([
      'a',
      'c',
      'review',
    ])
    const both = [{ field: 'TYPE', direction: 'ASC' }, ...relevance('DESC'), { field: 'NAME', direction: 'ASC' }]
    expect(await search(world, 'review', { orderBy: both })).toEqual(best)
  })

  test('can be paged through', async () => {
    const world = await shelf()
    await Promise.all(Array.from({ length: 9 }, (_, index) => world.artifact({ name: `review ${String(index % 3)}` })))
    const whole = await search(world, 'review', { orderBy: relevance('DESC') })
    const found: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { artifacts }: Found = await world.read<Found>(document, { search: 'review', first: 2, after })
      found.push(...artifacts.nodes.map(({ name }) => name))
      after = artifacts.pageInfo.endCursor
      more = artifacts.pageInfo.hasNextPage
    }
    expect(found).toHaveLength(12)
    expect(found).toEqual(whole)
  })

  test('of a word that stands in more things than are ranked: what is called so comes first, and nothing is left out', async () => {
    const world = await createWorld()
    const called = await world.artifact({ name: 'review' })
    await world.database.prisma.artifact.createMany({
      data: Array.from({ length: 1100 }, (_, index) => ({
        ...{ id: newId(), type: 'SKILL' as const, name: `thing ${String(index)}`, tags: [] },
        description: index % 7 === 0 ? 'A review of a review.' : 'Needs review.',
      })),
    })
    const read = async (backward: boolean): Promise<string[]> => {
      const found: string[] = []
      for (let cursor: string | null = null, more = true; more;) {
        const page: string = backward ? 'last: 90, before: $cursor' : 'first: 90, after: $cursor'
        const { artifacts }: { artifacts: { nodes: { id: string }[]; pageInfo: Record<string, string | boolean> } } =
          await world.read(
            `query ($cursor: String) { artifacts(${page}, filter: { search: "review" }) {
              nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
            { cursor },
          )
        found.splice(backward ? 0 : found.length, 0, ...artifacts.nodes.map(({ id }) => id))
        cursor = String(artifacts.pageInfo[backward ? 'startCursor' : 'endCursor'])
        more = artifacts.pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage'] === true
      }
      return found
    }
    const forward = await read(false)
    expect(forward[0]).toBe(called)
    expect(new Set(forward).size).toBe(1101)
    expect(await read(true)).toEqual(forward)
  })

  test.each([[null], [''], ['  ']])('without a search is refused before anything runs: %j', async (given) => {
    const world = await createWorld()
    const { status, data, errors } = await world.send(document, { search: given, orderBy: relevance('DESC') })
    expect([status, data, world.statements.take()]).toEqual([400, null, []])
    expect(errors).toEqual([
      { message: 'An order by RELEVANCE needs filter.search.', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  test('of a search that has no words finds nothing', async () => {
    expect(await search(await shelf(), '!!', { orderBy: relevance('DESC') })).toEqual([])
  })
})

test('collections are searched in the same way', async () => {
  const world = await createWorld()
  await world.collection('code-review')
  await world.collection('Äpfel')
  const find = async (text: string) =>
    (
      await world.read<{ collections: { nodes: { name: string }[] } }>(
        'query ($text: String) { collections(filter: { search: $text }, orderBy: [{ field: NAME }]) { nodes { name } } }',
        { text },
      )
    ).collections.nodes.map(({ name }) => name)
  expect(await find('reviews')).toEqual(['code-review'])
  expect(await find('ÄP')).toEqual(['Äpfel'])
  expect(await find('*')).toEqual([])
  expect(await find(' ')).toEqual(['code-review', 'Äpfel'])
})
