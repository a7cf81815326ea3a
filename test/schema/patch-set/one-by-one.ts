import { encodeId } from '../../../src/ids.ts'
import { updateProject } from '../../../src/resolvers/project/update.ts'
import { createTask } from '../../../src/resolvers/task/create.ts'
import { deleteTask } from '../../../src/resolvers/task/delete.ts'
import { moveTask } from '../../../src/resolvers/task/move.ts'
import { updateTask } from '../../../src/resolvers/task/update.ts'
import type { Unit } from '../../../src/resolvers/unit.ts'

type Fields = Record<string, unknown>

/** What makes {@link oneByOne} end in vain: something that no single mutation could be asked for. */
export class CannotBe extends Error {}

/**
 * Carries out the operations of a patch set as somebody does who knows only the mutations of single tasks: the model
 * that patch sets are held against. @throws what the mutations throw @throws {CannotBe}
 */
export async function oneByOne(unit: Unit, projectId: string, operations: readonly Record<string, Fields>[]) {
  const temporary = new Map<string, string>()
  const known = (id: unknown): unknown => {
    if (typeof id !== 'string' || !id.startsWith('temp:')) return id
    const task = temporary.get(id.slice(5))
    if (task === undefined) throw new CannotBe(id)
    return task
  }
  /** The fields with the ids of the tasks that were made. */
  const real = ({ at, parentId, dependsOnIds, dueDate, ...fields }: Fields): Fields => ({
    ...fields,
    ...(parentId === undefined ? {} : { parentId: known(parentId) }),
    ...(Array.isArray(dependsOnIds) ? { dependsOnIds: dependsOnIds.map(known) } : { dependsOnIds }),
    ...(typeof at === 'object' && at !== null
      ? { at: Object.fromEntries(Object.entries(at).map(([side, id]) => [side, known(id)])) }
      : {}),
    dueDate: typeof dueDate === 'string' ? new Date(dueDate) : dueDate,
  })
  for (const operation of operations) {
    const { createTask: make, updateTask: change, deleteTask: remove, updateProject: rename } = operation
    if (make) {
      const { tempId, ...fields } = real(make)
      const { task } = await createTask(unit, { ...fields, projectId } as Parameters<typeof createTask>[1])
      if (typeof tempId !== 'string') continue
      if (temporary.has(tempId)) throw new CannotBe(tempId)
      temporary.set(tempId, encodeId('Task', task.id))
    } else if (change) {
      const { parentId, at, ...fields } = real(change)
      const id = known(change['id']) as string
      const others = { ...fields, id } as Parameters<typeof updateTask>[1]
      const { task } = await updateTask(unit, others)
      if (encodeId('Project', task.projectId) !== projectId) throw new CannotBe('A task of another project.')
      const stays =
        parentId === undefined || parentId === (task.parentId === null ? null : encodeId('Task', task.parentId))
      if (at === undefined && stays) continue
      await moveTask(unit, { id, ...(parentId === undefined ? {} : { parentId }), ...(at ? { at } : {}) } as Parameters<
        typeof moveTask
      >[1])
    } else if (remove) {
      const { projectId: other } = await deleteTask(unit, { id: known(remove['id']) as string })
      if (encodeId('Project', other) !== projectId) throw new CannotBe('A task of another project.')
    } else if (rename) {
      await updateProject(unit, { ...rename, id: projectId })
    } else throw new CannotBe('A second project.')
  }
}
