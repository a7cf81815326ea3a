import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Statement } from '../../../src/database/index.ts'
import type { TestDatabase } from '../../kit/database.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { connectionFields } from '../../schema/connection/table.ts'
import { createBigCatalogue, richest } from './big-catalogue.ts'
import { type Access, keptPlans, planFor } from './explain.ts'
import { filtersOf, ordersOf, statementsOf } from './list-queries.ts'

const filtered = connectionFields.filter((connection) => filtersOf(connection).length > 0)
const SLOW = { timeout: 120_000 }
/** Orders of everything, and those in which members of a list stand, have an index of their own. */
const walked = [
  'Query.artifacts',
  'Query.collections',
  'Query.patchSets',
  'Query.projects',
  'Query.sources',
  'Query.tasks',
  'Artifact.deployments',
  'Collection.artifacts',
  'Collection.groups',
  'Group.artifacts',
  'Project.deployments',
  'Project.tasks',
  'Source.scans',
  'Task.blocks',
  'Task.dependsOn',
  'Task.subtasks',
]

// eslint-disable-next-line no-restricted-syntax -- what a server plans is of its own statistics; CI runs both engines
describe.runIf(inject('testEngine').kind === 'server')('among 100,000 artifacts, of which one group has all', () => {
  let big: TestDatabase | undefined
  beforeAll(async () => {
    big = await createBigCatalogue()
  }, 300_000)
  afterAll(async () => big?.database.close())
  const createBigWorld = (): Promise<World> => createWorld(big && { on: big })

  /** Both plans of each statement, beside it. */
  async function explain({ database }: World, statements: readonly Statement[]): Promise<(Statement & Access)[]> {
    expect(statements).not.toEqual([])
    const kept = await keptPlans(database, statements)
    const plans: (Statement & Access)[] = kept.flatMap((plan, index) => ({
      sql: '',
      parameters: [],
      ...statements[index],
      ...plan,
    }))
    for (const statement of statements) plans.push({ ...statement, ...(await planFor(database, statement)) })
    for (const plan of plans) {
      expect(plan.scanned, plan.sql).toEqual([])
      expect(plan.indexes, plan.sql).not.toEqual([])
    }
    return plans
  }

  test.each(connectionFields)('%s is read along an index in every order', SLOW, async (connection) => {
    const world = await createBigWorld()
    const statements = await statementsOf(world, connection, [], { walk: true })
    for (const order of ordersOf(connection))
      if (!order.includes('RELEVANCE'))
        statements.push(...(await statementsOf(world, connection, [`orderBy: ${order}`], { walk: true })))
    for (const { sql, sorts, lookups } of await explain(world, statements)) {
      if (!walked.includes(connection)) continue
      // What was found of several lists is put together, page by page.
      expect(
        sorts.filter((key) => !key.startsWith('parents.id')),
        sql,
      ).toEqual([])
      // From a cursor on, and not from the end of the list to the cursor.
      if (/[<>]/.test(sql)) expect(lookups.join(), sql).toMatch(/[<>]/)
    }
  })

  test.each(filtered)('%s uses indexes under every filter', SLOW, async (connection) => {
    const world = await createBigWorld()
    const statements: Statement[] = []
    for (const filter of filtersOf(connection))
      statements.push(...(await statementsOf(world, connection, [`filter: ${filter}`], { walk: false })))
    await explain(world, statements)
  })

  test.each(['artifacts', 'collections', 'projects', 'sources', 'tasks'])(
    'search among %s uses the index of words in every order',
    SLOW,
    async (things) => {
      const connection = `Query.${things}`
      const world = await createBigWorld()
      const search = 'filter: { search: "word77 description77" }'
      const statements = await statementsOf(world, connection, [search], { walk: true })
      // A cursor at the end of another order leaves so little that its index is the better one.
      for (const order of ordersOf(connection))
        statements.push(...(await statementsOf(world, connection, [search, `orderBy: ${order}`], { walk: false })))
      for (const { sql, indexes } of await explain(world, statements))
        expect(indexes, sql).toContainEqual(expect.stringMatching(`^${things}_search_(?:tags_)?idx$`))
    },
  )

  test('positions are counted along the index of their list', async () => {
    const world = await createBigWorld()
    const positions = ['Collection', 'Group'].map(
      (type) => `... on ${type} { artifacts(last: 5) { edges { position } } }`,
    )
    const groups = '... on Collection { groups(last: 5) { nodes { position } } }'
    const tasks = '... on Project { tasks(last: 5) { nodes { position } } }'
    world.statements.take()
    await world.read(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${positions.join(' ')} ${groups} ${tasks} } }`, {
      ids: [richest.Collection, richest.Group, richest.Project],
    })
    const statements = world.statements.take().filter(({ sql }) => sql.includes('position'))
    expect(statements).toHaveLength(4)
    const used = (await explain(world, statements)).flatMap(({ indexes }) => indexes)
    const lists = [
      'collection_memberships_collection_id',
      'group_memberships_group_id',
      'groups_collection_id',
      'tasks_list_id',
    ]
    for (const list of lists) expect(used).toContain(`${list}_order_key_key`)
  })
})
