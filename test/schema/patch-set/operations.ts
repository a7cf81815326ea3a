import fc from 'fast-check'

/** A list of operations as GraphQL takes them. */
export type Operations = Record<string, Record<string, unknown>>[]

const names = ['a', 'b', 'c', 'd']
const tasks = ['plan', 'walls', 'floor', 'screws', 'roof']
/** Ids of which none is a task of the project: of another project's task, of nothing, of the project. */
const wrong = ['foreign', 'unknown', 'project']

/** Any id: mostly of a task that is there, often of one that another operation makes. Real ids are put in later. */
const reference = fc.oneof(
  { arbitrary: fc.constantFrom(...tasks.map((task) => `@${task}`)), weight: 24 },
  { arbitrary: fc.constantFrom(...names.map((name) => `temp:${name}`)), weight: 5 },
  { arbitrary: fc.constantFrom(...wrong.map((task) => `@${task}`), 'temp:never', 'rubbish'), weight: 1 },
)

/** Puts in the ids of things for their names. */
export function withIds(operations: Operations, idOf: (name: string) => string): Operations {
  const text = JSON.stringify(operations).replaceAll(
    new RegExp(`"@(${[...tasks, ...wrong].join('|')})"`, 'g'),
    (_, name: string) => JSON.stringify(idOf(name)),
  )
  return JSON.parse(text) as Operations
}

const title = fc.oneof(
  { arbitrary: fc.string({ minLength: 1, maxLength: 6 }).filter((text) => /\S/.test(text)), weight: 20 },
  { arbitrary: fc.constantFrom('', ' ', 'x'.repeat(256), 'x'.repeat(255)), weight: 1 },
)

const place = fc.oneof(
  { arbitrary: fc.record({ position: fc.integer({ min: 0, max: 5 }) }), weight: 20 },
  { arbitrary: fc.record({ before: reference }), weight: 5 },
  { arbitrary: fc.record({ after: reference }), weight: 5 },
  { arbitrary: fc.constant({ position: -1 }), weight: 1 },
)

/** Something that is said by few operations: each can be wrong by itself. */
const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, { arbitrary: value, weight: 1 })

const fields = {
  description: fc.option(fc.string({ maxLength: 5 })),
  status: fc.constantFrom('TODO', 'IN_PROGRESS', 'COMPLETED'),
  priority: fc.constantFrom('CRITICAL', 'BACKLOG'),
  assignee: fc.option(fc.constantFrom('ada', ' bob ')),
  estimatedMinutes: rarely(fc.option(fc.constantFrom(0, 90, 90, 90, -1))),
  dueDate: fc.option(fc.constantFrom('2026-01-31', '2028-02-29')),
  tags: fc.option(fc.array(fc.constantFrom('a', 'B', 'c-d'), { maxLength: 3 })),
  parentId: rarely(fc.option(reference, { freq: 4 })),
  dependsOnIds: rarely(fc.option(fc.array(reference, { maxLength: 2 }))),
  at: rarely(place),
}

/** One operation of a patch set, right or wrong. */
const operation = fc.oneof(
  {
    arbitrary: fc.record({
      createTask: fc.record({ title, tempId: fc.constantFrom(...names), ...fields }, { requiredKeys: ['title'] }),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      updateTask: fc.record({ id: reference, title, ...fields }, { requiredKeys: ['id'] }),
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ deleteTask: fc.record({ id: reference }) }), weight: 10 },
  {
    arbitrary: fc.record({
      updateProject: fc.record({ name: title, description: fc.option(title) }, { requiredKeys: [] }),
    }),
    weight: 1,
  },
  { arbitrary: fc.constant({ createProject: { name: 'Another' } }), weight: 1 },
)

/** The operations of a patch set: few enough that many sets are right. */
export const operations = fc.array(operation, { minLength: 1, maxLength: 5 }) as fc.Arbitrary<Operations>
