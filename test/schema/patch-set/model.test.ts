import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Reader, readPlans, readerOf } from '../../../src/database/index.ts'
import { decodeId, encodeId, newId } from '../../../src/ids.ts'
import { applyPatchSet } from '../../../src/resolvers/patch-set/apply.ts'
import { checkOperations } from '../../../src/resolvers/patch-set/check.ts'
import { proposePatchSet } from '../../../src/resolvers/patch-set/propose-patch-set.ts'
import { revertPatchSet } from '../../../src/resolvers/patch-set/revert.ts'
import { CallerError } from '../../../src/resolvers/errors.ts'
import type { Unit } from '../../../src/resolvers/unit.ts'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { CannotBe, oneByOne } from './one-by-one.ts'
import { operations, withIds } from './operations.ts'
import { buildShed, exportOf } from './shed.ts'

/** A project as people see it: the tree in order, everything by titles and places rather than by ids. */
async function picture(reader: Reader, project: string): Promise<unknown> {
  const plan = (await readPlans(reader, [decodeId(project)?.id ?? ''])).values().next().value
  const inOrder = [...(plan?.tasks ?? [])].sort(([, one], [, other]) => (one.orderKey < other.orderKey ? -1 : 1))
  const places = new Map<string, string>()
  const visit = (parentId: string | null, place: string): unknown[] =>
    inOrder
      .filter(([, task]) => task.parentId === parentId)
      .map(([id, { completedAt, ...task }], index) => {
        const here = `${place}.${String(index)}`
        places.set(id, here)
        const seen = { ...task, orderKey: null, parentId: null, completed: completedAt !== null }
        return { ...seen, below: visit(id, here) }
      })
  const tree = JSON.stringify({ project: plan?.project, tree: visit(null, '') })
  return tree.replaceAll(/"dependsOn":\[([^\]]*)\]/g, (_, ids: string) =>
    JSON.stringify(
      ids
        .split(',')
        .map((id) => places.get(id.slice(1, -1)) ?? id)
        .sort(),
    ),
  )
}

class Undo extends Error {
  readonly seen: unknown
  constructor(seen: unknown) {
    super()
    this.seen = seen
  }
}

/** What single mutations make of the project, which is left as it is; null when one of them is refused. */
async function seenOneByOne(world: World, project: string, list: Parameters<typeof oneByOne>[2]): Promise<unknown> {
  const attempt = async (unit: Unit) => {
    await oneByOne(unit, project, list)
    throw new Undo(await picture(readerOf(unit.tx), project))
  }
  try {
    return await world.perform(attempt, null)
  } catch (error) {
    if (error instanceof Undo) return error.seen
    if (error instanceof CallerError || error instanceof CannotBe) return null
    throw error
  }
}

test(
  'a patch set is valid just when its operations can be done one by one, and comes to the same',
  { timeout: 3_600_000 },
  async () => {
    const world = await createWorld()
    const other = await buildShed(world)
    const found = { valid: 0, invalid: 0 }
    await fc.assert(
      fc.asyncProperty(operations, async (named) => {
        const shed = await buildShed(world)
        const others = new Map([
          ['foreign', other.task('plan')],
          ['unknown', encodeId('Task', newId())],
          ['project', shed.project],
        ])
        const list = withIds(named, (name) => others.get(name) ?? shed.task(name))
        const before = await exportOf(world, shed.project)
        const projectId = decodeId(shed.project)?.id ?? ''
        const plan = (await readPlans(world.database, [projectId])).get(projectId)
        if (!plan) throw new Error('The shed is gone.')
        const { errors } = checkOperations(plan, list, new Date())
        const seen = await seenOneByOne(world, shed.project, list)
        expect(errors.length === 0, JSON.stringify(errors)).toBe(seen !== null)
        const proposal = world.perform(proposePatchSet, { projectId: shed.project, operations: list })
        if (seen === null) {
          found.invalid += 1
          await expect(proposal).rejects.toThrow(CallerError)
          expect(await exportOf(world, shed.project)).toBe(before)
          return
        }
        found.valid += 1
        const id = encodeId('PatchSet', (await proposal).patchSet.id)
        expect(await exportOf(world, shed.project)).toBe(before)
        await world.perform(applyPatchSet, { id })
        expect(await picture(world.database, shed.project)).toEqual(seen)
        await world.perform(revertPatchSet, { id })
        expect(await exportOf(world, shed.project)).toBe(before)
      }),
      trials(30),
    )
    // Both happen often: otherwise nothing has been tried.
    expect(Math.min(found.valid, found.invalid) * 10).toBeGreaterThan(found.valid + found.invalid)
  },
)
