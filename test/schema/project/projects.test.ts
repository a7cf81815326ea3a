import { expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { done } from './documents.ts'

async function names(world: World, args: string): Promise<string> {
  const answer = await world.read<{ projects: { totalCount: number; nodes: { name: string }[] } }>(
    `{ projects(${args}) { totalCount nodes { name } } }`,
  )
  expect(answer.projects.totalCount).toBe(answer.projects.nodes.length)
  return answer.projects.nodes.map(({ name }) => name).join(' ')
}

async function furnish(): Promise<World> {
  const world = await createWorld()
  await world.project('garden', { status: 'ACTIVE', priority: 'HIGH', tags: ['home', 'green'] })
  await world.project('Attic', { status: 'ON_HOLD', tags: ['home'], description: 'Where the old things are.' })
  await world.project('boat', { status: 'ACTIVE', priority: 'BACKLOG' })
  await done(world, 'deleteProject', { id: await world.project('car', { priority: 'CRITICAL' }) })
  return world
}

test('projects shows those that the filter asks for, without deleted ones unless it includes them', async () => {
  const world = await furnish()
  const filtered = (filter: string) => names(world, `filter: ${filter}, orderBy: { field: NAME }`)
  expect({
    everything: await filtered('{}'),
    deleted: await filtered('{ includeDeleted: true }'),
    notDeleted: await filtered('{ includeDeleted: false }'),
    statuses: await filtered('{ statuses: [ACTIVE, PLANNING] }'),
    none: await filtered('{ statuses: [] }'),
    priorities: await filtered('{ priorities: [HIGH, CRITICAL] }'),
    tags: await filtered('{ tags: { any: ["Green", "red"] } }'),
    search: await filtered('{ search: "thing" }'),
    together: await filtered('{ statuses: [ACTIVE], tags: { none: ["home"] }, includeDeleted: true }'),
  }).toMatchInlineSnapshot(`
    {
      "deleted": "Attic boat car garden",
      "everything": "Attic boat garden",
      "none": "",
      "notDeleted": "Attic boat garden",
      "priorities": "garden",
      "search": "Attic",
      "statuses": "boat garden",
      "tags": "garden",
      "together": "boat",
    }
  `)
})

test('projects come in the order that is asked for', async () => {
  const world = await furnish()
  expect({
    otherwise: await names(world, 'first: 20'),
    name: await names(world, 'orderBy: { field: NAME, direction: DESC }'),
    status: await names(world, 'orderBy: [{ field: STATUS }, { field: NAME }]'),
    priority: await names(world, 'orderBy: [{ field: PRIORITY }]'),
    updatedAt: await names(world, 'orderBy: [{ field: UPDATED_AT, direction: ASC }]'),
    search: await names(world, 'filter: { search: "home" }, orderBy: [{ field: RELEVANCE }, { field: NAME }]'),
  }).toMatchInlineSnapshot(`
    {
      "name": "garden boat Attic",
      "otherwise": "boat Attic garden",
      "priority": "garden Attic boat",
      "search": "Attic garden",
      "status": "boat garden Attic",
      "updatedAt": "garden Attic boat",
    }
  `)
})
