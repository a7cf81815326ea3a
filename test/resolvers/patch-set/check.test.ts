import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { checkOperations } from '../../../src/resolvers/patch-set/check.ts'
import type { PlanState, TaskState } from '../../../src/database/index.ts'

const now = new Date('2026-01-31T08:15:00.000Z')
const project = { name: 'Shed', description: null, status: 'ACTIVE', priority: 'MEDIUM', tags: [] } as const

/** A task that says little. */
const task = (orderKey: string, fields: Partial<TaskState> = {}): TaskState => ({
  ...{ parentId: null, orderKey, title: orderKey, description: null, status: 'TODO', priority: 'MEDIUM' },
  ...{ assignee: null, estimatedMinutes: null, actualMinutes: null, dueDate: null, tags: [], completedAt: null },
  ...{ dependsOn: [], ...fields },
})

const [plan, roof, walls, floor, screws] = [newId(), newId(), newId(), newId(), newId()]
const id = (uuid: string): string => encodeId('Task', uuid)

/** plan; roof waits for walls; walls with floor, which has screws below it. */
const shed: PlanState = {
  project,
  tasks: new Map([
    [plan, task('a0')],
    [roof, task('a1', { dependsOn: [walls] })],
    [walls, task('a2')],
    [floor, task('a0', { parentId: walls })],
    [screws, task('a0', { parentId: floor })],
  ]),
}

const check = (operations: readonly unknown[], state = shed) => checkOperations(state, operations, now)

/** What was found, a line each. */
const found = (operations: readonly unknown[], state = shed) => {
  const line = ({ operation, path, code }: { operation: number | null; path: readonly string[]; code: string }) =>
    `${String(operation)} ${path.join('.')} ${code}`
  const { errors, warnings } = check(operations, state)
  return { errors: errors.map(line), warnings: warnings.map(line) }
}

/** The titles of a state as an outline, in order. */
function outline({ tasks }: PlanState, parentId: string | null = null): unknown[] {
  return [...tasks]
    .filter(([, { parentId: parent }]) => parent === parentId)
    .sort(([, one], [, other]) => (one.orderKey < other.orderKey ? -1 : 1))
    .map(([uuid, { title }]) => [title, ...outline({ project, tasks }, uuid)])
}

describe('what is found', () => {
  test('is everything at once, whatever else is wrong', () => {
    const operations = [
      {
        createTask: {
          tempId: 'a b',
          title: ' ',
          tags: ['no good'],
          parentId: 'temp:later',
          dependsOnIds: ['temp:never'],
        },
      },
      {
        createTask: {
          tempId: 'later',
          title: 'x'.repeat(256),
          parentId: encodeId('Project', plan),
          estimatedMinutes: -1,
        },
      },
      {
        createTask: {
          tempId: 'later',
          title: 'Again',
          parentId: 'rubbish',
          dueDate: '2026-02-30',
          at: { position: -1 },
        },
      },
      { updateTask: { id: id(newId()), title: null, status: 'DONE', parentId: 'temp:never', dependsOnIds: ['x'] } },
      { updateTask: { id: id(plan), at: { before: id(floor) }, secret: 1 } },
      { updateTask: { id: id(plan), at: { before: id(roof), after: id(walls) } } },
      { deleteTask: {} },
      { createProject: { name: 'Another' } },
      { updateProject: { name: null, description: 'd'.repeat(2001) } },
      { renameTask: {} },
      null,
    ]
    expect(found(operations)).toMatchInlineSnapshot(`
      {
        "errors": [
          "0 createTask.tempId MALFORMED",
          "0 createTask.title TOO_SHORT",
          "0 createTask.tags.0 MALFORMED",
          "0 createTask.parentId TEMP_ID_TOO_EARLY",
          "0 createTask.dependsOnIds.0 TEMP_ID_UNKNOWN",
          "1 createTask.title TOO_LONG",
          "1 createTask.estimatedMinutes OUT_OF_RANGE",
          "1 createTask.parentId WRONG_TYPE",
          "2 createTask.dueDate MALFORMED",
          "2 createTask.at.position OUT_OF_RANGE",
          "2 createTask.parentId MALFORMED",
          "2 createTask.tempId TEMP_ID_TAKEN",
          "3 updateTask.title NOT_ALLOWED",
          "3 updateTask.status MALFORMED",
          "3 updateTask.id NOT_FOUND",
          "3 updateTask.dependsOnIds.0 MALFORMED",
          "3 updateTask.parentId TEMP_ID_UNKNOWN",
          "4 updateTask.secret NOT_ALLOWED",
          "4 updateTask.at.before NOT_IN_LIST",
          "5 updateTask.at NOT_ALLOWED",
          "6 deleteTask.id MALFORMED",
          "7 createProject PROJECT_EXISTS",
          "8 updateProject.name NOT_ALLOWED",
          "8 updateProject.description TOO_LONG",
          "9  MALFORMED",
          "10  MALFORMED",
        ],
        "warnings": [],
      }
    `)
  })

  test('of a set with nothing in it, and of one with too much', () => {
    expect(found([])).toEqual({ errors: ['null  EMPTY'], warnings: [] })
    const many = Array.from({ length: 501 }, () => ({ deleteTask: { id: 'x' } }))
    expect(found(many)).toEqual({ errors: ['null  TOO_MANY'], warnings: [] })
  })

  test('circles among parents and dependencies, over several operations', () => {
    const operations = [
      { updateTask: { id: id(walls), parentId: id(screws) } },
      { updateTask: { id: id(walls), parentId: id(walls) } },
      { updateTask: { id: id(walls), dependsOnIds: [id(roof)] } },
      { updateTask: { id: id(plan), dependsOnIds: [id(plan)] } },
      { updateTask: { id: id(plan), dependsOnIds: [id(roof)] } },
      { updateTask: { id: id(walls), dependsOnIds: [id(plan), id(floor)] } },
    ]
    expect(found(operations).errors).toEqual([
      '0 updateTask.parentId CYCLE',
      '1 updateTask.parentId CYCLE',
      '2 updateTask.dependsOnIds.0 CYCLE',
      '3 updateTask.dependsOnIds.0 CYCLE',
      '5 updateTask.dependsOnIds.0 CYCLE',
    ])
  })

  test('trees that become too deep, by what is made and by what is moved', () => {
    const operations = [
      { createTask: { tempId: 'four', title: 'Four', parentId: id(screws) } },
      { createTask: { tempId: 'five', title: 'Five', parentId: 'temp:four' } },
      { createTask: { tempId: 'six', title: 'Six', parentId: 'temp:five' } },
      { createTask: { title: 'Below six is no further error', parentId: 'temp:six' } },
      { updateTask: { id: id(walls), parentId: id(plan) } },
    ]
    expect(found(operations).errors).toEqual(['2 createTask.parentId TOO_DEEP', '4 updateTask.parentId TOO_DEEP'])
  })

  test('operations that do not go together', () => {
    const operations = [
      { updateTask: { id: id(floor), title: 'Boards' } },
      { updateTask: { id: id(floor), title: 'Planks', status: 'COMPLETED' } },
      { updateTask: { id: id(plan) } },
      { deleteTask: { id: id(walls) } },
      { updateTask: { id: id(screws), title: 'Nails' } },
      { deleteTask: { id: id(walls) } },
      { createTask: { tempId: 'shelf', title: 'Shelf', parentId: id(floor) } },
      { createTask: { tempId: 'lamp', title: 'Lamp', dependsOnIds: [id(walls)] } },
      { deleteTask: { id: 'temp:lamp' } },
      { updateTask: { id: 'temp:lamp', title: 'Light' } },
    ]
    expect(found(operations)).toMatchInlineSnapshot(`
      {
        "errors": [
          "4 updateTask.id ALREADY_DELETED",
          "5 deleteTask.id ALREADY_DELETED",
          "6 createTask.parentId ALREADY_DELETED",
          "7 createTask.dependsOnIds.0 ALREADY_DELETED",
          "9 updateTask.id ALREADY_DELETED",
        ],
        "warnings": [
          "1 updateTask.title OVERWRITTEN",
          "2 updateTask NOTHING_TO_DO",
          "3 deleteTask.id SUBTASKS_DELETED",
          "3 deleteTask.id DEPENDENCY_LOST",
          "3 deleteTask.id LOST_CHANGE",
          "8 deleteTask.id LOST_CHANGE",
        ],
      }
    `)
  })

  test('a project that is there, and one that is not', () => {
    const make = { createProject: { name: 'Barn' } }
    const add = { createTask: { title: 'Door' } }
    const nothing: PlanState = { project: null, tasks: new Map() }
    expect(found([make, add], nothing)).toEqual({ errors: [], warnings: [] })
    expect(found([make, { updateProject: { status: 'ACTIVE' } }], nothing)).toEqual({ errors: [], warnings: [] })
    expect(found([make]).errors).toEqual(['0 createProject PROJECT_EXISTS'])
    expect(found([make, make], nothing).errors).toEqual(['1 createProject PROJECT_EXISTS'])
    expect(found([add, { updateProject: { name: 'B' } }, make], nothing).errors).toEqual([
      '0 createTask NO_PROJECT',
      '1 updateProject NO_PROJECT',
    ])
  })

  test('keys that mean something to JavaScript are no fields', () => {
    const operations = ['{"deleteTask":{"id":"temp:x","__proto__":{"id":1}}}', '{"__proto__":{"deleteTask":{}}}'].map(
      (text): unknown => JSON.parse(text),
    )
    expect(found([...operations, { constructor: {} }, { createTask: { title: 'T', toString: 1 } }]).errors).toEqual([
      '0 deleteTask.__proto__ NOT_ALLOWED',
      '0 deleteTask.id TEMP_ID_UNKNOWN',
      '1  MALFORMED',
      '2  MALFORMED',
      '3 createTask.toString NOT_ALLOWED',
    ])
  })
})

describe('what becomes of the project', () => {
  test('new tasks stand below new ones, beside new ones, and wait for new ones', () => {
    const { errors, after } = check([
      { createTask: { tempId: 'door', title: 'Door', parentId: id(walls), at: { position: 0 } } },
      { createTask: { tempId: 'hinge', title: 'Hinge', parentId: 'temp:door' } },
      { createTask: { title: 'Handle', parentId: 'temp:door', at: { before: 'temp:hinge' } } },
      {
        createTask: { tempId: 'paint', title: 'Paint', at: { after: id(plan) }, dependsOnIds: ['temp:door', id(roof)] },
      },
      { updateTask: { id: id(roof), parentId: 'temp:paint' } },
      { updateTask: { id: id(floor), parentId: null, at: { position: 0 } } },
    ])
    expect(errors).toEqual([])
    expect(outline(after)).toEqual([['a0', ['a0']], ['a0'], ['Paint', ['a1']], ['a2', ['Door', ['Handle'], ['Hinge']]]])
  })

  test('null clears and absence leaves; completing says when', () => {
    const state = { project, tasks: new Map([[plan, task('a0', { description: 'd', tags: ['t'], assignee: 'ada' })]]) }
    const { after } = check(
      [
        { updateTask: { id: id(plan), description: null, tags: null, status: 'COMPLETED' } },
        { updateProject: { tags: ['New'] } },
      ],
      state,
    )
    expect(after.tasks.get(plan)).toEqual(
      task('a0', { assignee: 'ada', status: 'COMPLETED', completedAt: '2026-01-31T08:15:00.000Z' }),
    )
    expect(after.project).toEqual({ ...project, tags: ['new'] })
    const again = check([{ updateTask: { id: id(plan), status: 'TODO' } }], after)
    expect(again.after.tasks.get(plan)?.completedAt).toBeNull()
  })

  test('what stays keeps its order keys, however many come in between', () => {
    const operations = Array.from({ length: 500 }, (_, n) => ({
      createTask: { title: String(n), at: { position: n % 2 === 0 ? 1 : n } },
    }))
    const { after } = check(operations)
    const top = [...after.tasks.values()].filter(({ parentId }) => parentId === null)
    expect(new Set(top.map(({ orderKey }) => orderKey)).size).toBe(503)
    expect([plan, roof, walls].map((uuid) => after.tasks.get(uuid)?.orderKey)).toEqual(['a0', 'a1', 'a2'])
    expect(top.every(({ orderKey }) => orderKey.length <= 64)).toBe(true)
  })
})
