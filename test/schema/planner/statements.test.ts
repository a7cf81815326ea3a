import { expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { plan, plannedProject, talk } from './planning.ts'

const outline = (tasks: number): string => Array.from({ length: tasks }, (_, n) => `- Task ${String(n)}\n`).join('')

/** What one of the planner's mutations sends to the database. */
async function sentBy(world: World, name: Parameters<typeof plan>[1], input: object): Promise<string[]> {
  world.statements.take()
  await plan(world, name, input)
  return world.statements.take().map(({ sql }) => sql.replace(/\s+/g, ' ').trim().slice(0, 60))
}

test('the number of statements does not grow with the plan, nor with the project', async () => {
  const world = await createWorld({ env: { PLANNER_CALLS_PER_MINUTE: '100' } })
  const small = await plannedProject(world, outline(1))
  const large = await plannedProject(world, outline(50))
  const counts: Record<string, number> = {}
  for (const name of ['generatePlan', 'decomposeTask', 'sendMessage'] as const) {
    const sizes = await Promise.all(
      [
        { project: small, tasks: 1 },
        { project: large, tasks: 40 },
      ].map(async ({ project: { projectId, tasks: existing }, tasks }) => {
        const conversationId = await talk(world, projectId)
        return {
          generatePlan: { projectId, idea: outline(tasks) },
          decomposeTask: { taskId: existing.get('Task 0'), instructions: outline(tasks) },
          sendMessage: { conversationId, text: outline(tasks) },
        }
      }),
    )
    const few = await sentBy(world, name, sizes[0]?.[name] ?? {})
    expect(await sentBy(world, name, sizes[1]?.[name] ?? {})).toEqual(few)
    counts[name] = few.length
  }
  expect(counts).toMatchInlineSnapshot(`
    {
      "decomposeTask": 14,
      "generatePlan": 13,
      "sendMessage": 22,
    }
  `)
})

test('conversations with their messages are read with a statement a level', async () => {
  const world = await createWorld()
  const { projectId } = await plannedProject(world, '- a\n')
  for (let begun = 0; begun < 3; begun++) {
    const conversationId = await talk(world, projectId)
    await plan(world, 'sendMessage', { conversationId, text: '- b\n' })
  }
  world.statements.take()
  await world.read(
    `query ($id: ID!) { node(id: $id) { ... on Project { conversations { nodes { project { name }
      messages { nodes { text conversation { id } patchSet { status } } } } } } } }`,
    { id: projectId },
  )
  expect(world.statements.take().map(({ sql }) => /FROM (?:unnest.*? FROM )?(\w+)/s.exec(sql)?.[1]))
    .toMatchInlineSnapshot(`
    [
      "projects",
      "conversations",
      "projects",
      "messages",
      "conversations",
      "patch_sets",
    ]
  `)
})
