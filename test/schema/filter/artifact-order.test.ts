import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld } from '../../kit/world.ts'

const types = ['SKILL', 'COMMAND', 'AGENT', 'HOOK', 'MCP_SERVER', 'PLUGIN'] as const
const times = [new Date('2026-01-01T00:00:00.000Z'), new Date('2026-01-01T00:00:00.001Z')] as const

/** Thirty artifacts with many ties. */
const items = Array.from({ length: 30 }, (_, index) => ({
  id: newId(),
  name: ['b', 'B', 'a', 'é'][index % 4] ?? '',
  type: types[(index * 5) % 6] ?? 'SKILL',
  createdAt: times[index % 2] ?? times[0],
  updatedAt: times[(index >> 1) % 2] ?? times[0],
  tags: [],
}))

type Item = (typeof items)[number]

/** What each field sorts by, as numbers and bytes that compare. */
const keys: Record<string, (item: Item) => Buffer> = {
  NAME: ({ name }) => Buffer.from(name.toLowerCase()),
  TYPE: ({ type }) => Buffer.from([types.indexOf(type)]),
  CREATED_AT: ({ createdAt }) => Buffer.from(createdAt.toISOString()),
  UPDATED_AT: ({ updatedAt }) => Buffer.from(updatedAt.toISOString()),
}

interface Order {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

function sorted(orderBy: readonly Order[]): string[] {
  const given: readonly Order[] = orderBy.length > 0 ? orderBy : [{ field: 'CREATED_AT', direction: 'DESC' }]
  const id = { keyOf: (item: Item) => Buffer.from(item.id), descending: given.at(-1)?.direction === 'DESC' }
  const terms = given.map(({ field, direction }) => ({
    keyOf: keys[field] ?? id.keyOf,
    descending: direction === 'DESC',
  }))
  const compare = (left: Item, right: Item): number => {
    for (const { keyOf, descending } of [...terms, id]) {
      const difference = Buffer.compare(keyOf(left), keyOf(right))
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }
  return items.toSorted(compare).map((item) => encodeId('Artifact', item.id))
}

test('artifacts come in any order that is asked for, page by page', async () => {
  const world = await createWorld()
  await world.database.prisma.artifact.createMany({ data: items })
  const orders = fc.uniqueArray(
    fc.record({
      field: fc.constantFrom(...Object.keys(keys)),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
    }),
    { selector: ({ field }) => field, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 4, max: 31 }), async (orderBy, first) => {
      const found: string[] = []
      for (let after: string | null = null, more = true; more;) {
        const page: { artifacts: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
          await world.read(
            `query ($first: Int, $after: String, $orderBy: [ArtifactOrder!]) {
              artifacts(first: $first, after: $after, orderBy: $orderBy) {
                nodes { id }
                pageInfo { endCursor hasNextPage }
              }
            }`,
            { first, after, orderBy },
          )
        found.push(...page.artifacts.nodes.map(({ id }) => id))
        after = page.artifacts.pageInfo.endCursor
        more = page.artifacts.pageInfo.hasNextPage
      }
      expect(found).toEqual(sorted(orderBy))
    }),
    { numRuns: 40 },
  )
})
