import { expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { decide, proposed, validate } from './documents.ts'
import { buildShed, type Shed } from './shed.ts'

/** As many operations of every kind as are asked for, on tasks that are there and on new ones. */
function operationsOn(shed: Shed, times: number): unknown[] {
  return Array.from({ length: times }, (_, n) => {
    const name = `t${String(n)}`
    return [
      { createTask: { tempId: name, title: name, dependsOnIds: [shed.task('plan')] } },
      { createTask: { title: `below ${name}`, parentId: `temp:${name}`, at: { position: 0 } } },
      { updateTask: { id: shed.task(`change ${String(n)}`), parentId: `temp:${name}`, dependsOnIds: [] } },
      { deleteTask: { id: shed.task(`remove ${String(n)}`) } },
    ]
  }).flat()
}

async function statementsOf(world: World, times: number): Promise<Record<string, number>> {
  const numbers = Array.from({ length: times }, (_, n) => String(n))
  const shed = await buildShed(world, [
    { title: 'plan', key: 'plan' },
    ...numbers.map((n) => ({ title: `change ${n}`, dependsOnKeys: ['plan'] })),
    ...numbers.map((n) => ({ title: `remove ${n}` })),
  ])
  const operations = operationsOn(shed, times)
  const counts: Record<string, number> = {}
  const counted = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    world.statements.take()
    const result = await work()
    counts[name] = world.statements.take().length
    return result
  }
  const { valid } = await counted('validate', () => validate(world, shed.project, operations))
  expect(valid).toBe(true)
  const id = await counted('propose', () => proposed(world, shed.project, operations))
  const applied = await counted('apply', () => decide(world, 'applyPatchSet', { id }))
  expect(applied['__typename']).toBe('ApplyPatchSetSuccess')
  const reverted = await counted('revert', () => decide(world, 'revertPatchSet', { id }))
  expect(reverted['__typename']).toBe('RevertPatchSetSuccess')
  return counts
}

test('500 operations take as many statements as 4', { timeout: 600_000 }, async () => {
  const world = await createWorld({ env: { COST_LIMIT: '100000' } })
  const few = await statementsOf(world, 1)
  expect(await statementsOf(world, 125)).toEqual(few)
  expect(few).toMatchInlineSnapshot(`
    {
      "apply": 17,
      "propose": 10,
      "revert": 14,
      "validate": 2,
    }
  `)
})
