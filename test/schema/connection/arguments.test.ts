import fc from 'fast-check'
import { connectionFromArray, offsetToCursor } from 'graphql-relay'
import { describe, expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { pageOfSpecification } from './relay-specification.ts'
import { askForPage, connectionFields, crowd, type Crowded, hasParent, type PageArguments, pageOf } from './table.ts'

/** A refusal: nothing ran. */
async function expectRefused(crowded: Crowded, connection: string, args: PageArguments, message: string) {
  crowded.world.statements.take()
  const { status, data, errors } = await askForPage(crowded, connection, args)
  expect(crowded.world.statements.take()).toEqual([])
  expect({ status, data, errors }).toEqual({
    status: 400,
    data: null,
    errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }],
  })
}

describe.each(connectionFields)('%s', (connection) => {
  test('pages as graphql-relay and the specification do', async () => {
    const crowded = await crowd()
    const all = pageOf(await askForPage(crowded, connection, { first: 100 }))
    expect(all.nodes.length).toBeGreaterThanOrEqual(5)
    expect(all.totalCount).toBe(all.nodes.length)
    const size = fc.integer({ min: 0, max: 7 })
    const index = fc.option(fc.nat({ max: all.nodes.length - 1 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('first', 'last'), size, index, index, async (side, size, after, before) => {
        const cursors = (cursorAt: (index: number) => string | undefined) => ({
          after: after === null ? null : (cursorAt(after) ?? null),
          before: before === null ? null : (cursorAt(before) ?? null),
        })
        const args = { [side]: size, ...cursors((at) => all.edges[at]?.cursor) }
        const page = pageOf(await askForPage(crowded, connection, args))
        const relay = connectionFromArray([...all.edges], { [side]: size, ...cursors(offsetToCursor) })
        const [start, end] = [relay.edges[0], relay.edges.at(-1)]
        expect(page.edges).toEqual(relay.edges.map(({ node }) => node))
        expect(page.nodes).toEqual(relay.edges.map(({ node }) => node.node))
        expect(page.totalCount).toBe(all.totalCount)
        expect(page.pageInfo).toEqual({
          hasNextPage: relay.pageInfo.hasNextPage,
          hasPreviousPage: relay.pageInfo.hasPreviousPage,
          startCursor: start?.node.cursor ?? null,
          endCursor: end?.node.cursor ?? null,
        })
        // By the letter of the specification a `before` in front of `after` would not count.
        const { hasNextPage, hasPreviousPage } = page.pageInfo
        const crossed = after !== null && before !== null && before <= after
        if (!crossed)
          expect({ edges: page.edges, hasNextPage, hasPreviousPage }).toEqual(pageOfSpecification(all.edges, args))
      }),
      { numRuns: 25 },
    )
  })

  test('shows 20 rows at most, when neither first nor last is given', async () => {
    const crowded = await crowd()
    const [absent, twenty] = [
      pageOf(await askForPage(crowded, connection, { first: null, last: null, after: null, before: null })),
      pageOf(await askForPage(crowded, connection, { first: 20 })),
    ]
    expect(absent).toEqual(twenty)
  })

  test('refuses sizes and cursors that cannot be, before anything runs', async () => {
    const crowded = await crowd()
    const both = 'Give first or last, not both.'
    await expectRefused(crowded, connection, { first: 1, last: 1 }, both)
    await expectRefused(crowded, connection, { first: 0, last: 0 }, both)
    for (const size of [-1, 101, 2 ** 31 - 1, -(2 ** 31)]) {
      await expectRefused(crowded, connection, { first: size }, 'first is 0 to 100.')
      await expectRefused(crowded, connection, { last: size }, 'last is 0 to 100.')
    }
    const wrong = 'The cursor is not one of this connection in this order.'
    await expectRefused(crowded, connection, { after: 'x' }, wrong)
    await expectRefused(crowded, connection, { last: 1, before: 'x' }, wrong)
  })

  test('refuses the cursors of every other connection, before anything runs', async () => {
    const crowded = await crowd()
    const wrong = 'The cursor is not one of this connection in this order.'
    // Lists of artifacts are asked through one interface: their cursors are alike.
    const lists = ['Collection.artifacts', 'Group.artifacts']
    for (const other of connectionFields) {
      if (other === connection || (lists.includes(other) && lists.includes(connection))) continue
      const cursor = pageOf(await askForPage(crowded, other, { first: 1 })).edges[0]?.cursor ?? ''
      await expectRefused(crowded, connection, { after: cursor }, wrong)
    }
  })
})

test.each(['artifacts', 'collections', 'sources'])('an empty catalogue has no %s', async (field) => {
  const world = await createWorld()
  expect(
    await world.read(`{
      page: ${field} { nodes { id } edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    }`),
  ).toEqual({
    page: {
      nodes: [],
      edges: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    },
  })
})

test.each(connectionFields.filter(hasParent))('%s of something that has none is empty', async (connection) => {
  const crowded = await crowd()
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
  const empty = { totalCount: 0, pageInfo, edges: [], nodes: [] }
  for (const args of [{}, { first: 0 }, { first: 5 }, { last: 0 }, { last: 5 }])
    expect(pageOf(await askForPage(crowded, connection, args, 'empty'))).toEqual(empty)
})
