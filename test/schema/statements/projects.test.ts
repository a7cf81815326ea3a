import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'

/** A world with so many projects, each with so many tasks, subtasks and dependencies. */
async function furnish(size: number) {
  const world = await createWorld()
  const several = Array.from({ length: size }, (_, index) => String(index))
  const tasks = [
    { title: 'first', key: 'first' },
    ...several.map((title) => ({
      title,
      dependsOnKeys: ['first'],
      subtasks: several.map((below) => ({ title: below })),
    })),
  ]
  for (const name of several) await world.project(name, { tasks })
  world.statements.take()
  return world
}

/** What a statement reads first, and of how many. */
const named = (sql: string): string => {
  const from = /FROM (?:unnest\(.*?\) AS parents \(id\).*?FROM )?(\w+)/s.exec(sql)?.[1] ?? sql
  return sql.includes('WITH RECURSIVE above') ? 'depths' : sql.includes('WITH places') ? 'positions' : from
}

test.each<[string, string, string[]]>([
  ['projects with their counts', '{ projects { nodes { name taskCount completedTaskCount } } }', ['projects']],
  [
    'projects with their tasks, subtasks and dependencies',
    `{ projects(first: 5) { nodes { tasks(first: 5) { nodes {
      title subtasks(first: 5) { nodes { title } } dependsOn(first: 5) { nodes { title } } blocks(first: 5) { nodes { title } }
    } } } } }`,
    ['projects', 'tasks', 'tasks', 'task_dependencies', 'task_dependencies'],
  ],
  [
    'tasks with what they stand in, how deep and where',
    '{ tasks(first: 50) { totalCount nodes { title depth position project { name } parent { title } } } }',
    ['tasks', 'tasks', 'depths', 'positions', 'projects', 'tasks'],
  ],
  ['trees', '{ projects(first: 3) { nodes { taskTree { depth task { title } } } } }', ['projects', 'tasks']],
])('%s are read with as many statements for 2 as for 10', async (_, query, expected) => {
  for (const size of [2, 10]) {
    const world = await furnish(size)
    await world.read(query)
    expect(
      world.statements
        .take()
        .map(({ sql }) => named(sql))
        .sort(),
    ).toEqual([...expected].sort())
  }
})
