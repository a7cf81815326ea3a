import fc from 'fast-check'
import { connectionFromArray, offsetToCursor } from 'graphql-relay'
import { expect, test } from 'vitest'
import { trials } from '../../kit/property.ts'
import type { World } from '../../kit/world.ts'
import { ask, type Order, orders, rows, sorted, worldOf } from './ordered-collections.ts'
import { pageOfSpecification } from './relay-specification.ts'
import type { Page, PageArguments } from './table.ts'

/** Pages that are asked for of each list, all in one request: with 100 lists that makes 2,000. */
const pagesEach = 20

const place = fc.option(fc.nat())
const wishes = fc.array(
  fc.record({
    side: fc.constantFrom('first' as const, 'last' as const),
    size: fc.nat({ max: 12 }),
    after: place,
    before: place,
  }),
  { minLength: pagesEach, maxLength: pagesEach },
)

async function askForAll(world: World, orderBy: readonly Order[], pages: readonly PageArguments[]): Promise<Page[]> {
  const fields = pages.map((page, index) => {
    const given = Object.entries(page).flatMap(([name, value]) =>
      value === null ? [] : [`${name}: ${JSON.stringify(value)}`],
    )
    return `page${String(index)}: collections(${[...given, 'orderBy: $orderBy'].join(', ')}) {
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } }`
  })
  const query = `query ($orderBy: [CollectionOrder!]) { ${fields.join(' ')} }`
  return Object.values(await world.read<Record<string, Page>>(query, { orderBy }))
}

test(
  '2,000 pages are what graphql-relay and the algorithm of the specification cut out',
  { timeout: 300_000 },
  async () => {
    const property = fc.asyncProperty(rows, orders, wishes, async (list, orderBy, wished) => {
      const world = await worldOf(list)
      const all = (await ask(world, { first: 100, orderBy })).edges
      expect(all.map(({ node }) => node.id)).toEqual(sorted(list, orderBy))
      const at = (index: number | null) => (index === null || all.length === 0 ? null : index % all.length)
      const asked = wished.map(({ side, size, after, before }) => {
        const [start, end] = [at(after), at(before)]
        const given = (cursorAt: (index: number) => string | undefined): PageArguments => ({
          [side]: size,
          after: start === null ? null : (cursorAt(start) ?? null),
          before: end === null ? null : (cursorAt(end) ?? null),
        })
        return {
          ours: given((index) => all[index]?.cursor),
          theirs: given(offsetToCursor),
          crossed: start !== null && end !== null && end <= start,
        }
      })
      const pages = await askForAll(
        world,
        orderBy,
        asked.map(({ ours }) => ours),
      )
      for (const [index, { ours, theirs, crossed }] of asked.entries()) {
        const relay = connectionFromArray(all, theirs)
        const { startCursor, endCursor, ...flags } = pages[index]?.pageInfo ?? {}
        const edges = relay.edges.map(({ node }) => node)
        expect(pages[index]?.edges).toEqual(edges)
        expect(pages[index]?.nodes).toEqual(edges.map(({ node }) => node))
        expect(flags).toEqual({
          hasNextPage: relay.pageInfo.hasNextPage,
          hasPreviousPage: relay.pageInfo.hasPreviousPage,
        })
        expect([startCursor, endCursor]).toEqual([edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null])
        // A `before` in front of `after` leaves nothing over here and in graphql-relay; by the letter it would not count.
        if (!crossed) expect({ edges, ...flags }).toEqual(pageOfSpecification(all, ours))
      }
    })
    await fc.assert(property, trials(100))
  },
)
