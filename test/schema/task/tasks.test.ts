import { describe, expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { done, fillGarden, nowhere } from '../project/documents.ts'

/** The titles of the tasks that a query answers. */
async function titles(world: World, args: string): Promise<string[]> {
  const answer = await world.read<{ tasks: { totalCount: number; nodes: { title: string }[] } }>(
    `{ tasks(${args}) { totalCount nodes { title } } }`,
  )
  expect(answer.tasks.totalCount).toBe(answer.tasks.nodes.length)
  return answer.tasks.nodes.map(({ title }) => title)
}

interface Page {
  readonly tasks: {
    readonly nodes: readonly { readonly title: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

/** The garden, with more said of its tasks, and a task of another project. */
async function furnish() {
  const world = await createWorld()
  const garden = await fillGarden(world)
  const { id } = garden
  const update = (title: string, fields: object) => done(world, 'updateTask', { id: id(title), ...fields })
  await update('dig', { status: 'IN_PROGRESS', assignee: 'ann', tags: ['heavy', 'spring'], dueDate: '2026-04-01' })
  await update('sow', { assignee: 'ben', tags: ['spring'], priority: 'HIGH', dueDate: '2026-05-01' })
  await update('pond', { assignee: 'ann', description: 'With water lilies.', priority: 'LOW' })
  const kitchen = await world.project('Kitchen', { tasks: [{ title: 'cook', assignee: 'cy', tags: ['heavy'] }] })
  await done(world, 'deleteTask', { id: id('rent a spade') })
  return { world, ...garden, kitchen }
}

describe('tasks', () => {
  test('shows those that the filter asks for', async () => {
    const { world, projectId, id, kitchen } = await furnish()
    const filtered = async (filter: string) =>
      (await titles(world, `filter: ${filter}, orderBy: { field: TITLE }`)).join(' ')
    expect({
      everything: await filtered('{}'),
      project: await filtered(`{ projectId: "${projectId}" }`),
      otherProject: await filtered(`{ projectId: "${kitchen}" }`),
      parent: await filtered(`{ parentId: "${id('beds')}" }`),
      topLevel: await filtered('{ topLevel: true }'),
      below: await filtered('{ topLevel: false }'),
      statuses: await filtered('{ statuses: [COMPLETED, IN_PROGRESS] }'),
      priorities: await filtered('{ priorities: [HIGH, LOW] }'),
      assignees: await filtered('{ assignees: ["ann", "cy"] }'),
      nobody: await filtered('{ assignees: [] }'),
      tags: await filtered('{ tags: { all: ["Spring"], none: ["heavy"] } }'),
      search: await filtered('{ search: "lily" }'),
      prefix: await filtered('{ search: "hea" }'),
      together: await filtered(`{ projectId: "${projectId}", assignees: ["ann"], topLevel: true, statuses: [TODO] }`),
      deleted: await filtered('{ includeDeleted: true, topLevel: false }'),
      nowhere: await filtered(`{ projectId: "${nowhere.project}" }`),
      strange: await filtered('{ assignees: ["a\\u0000b"] }'),
    }).toMatchInlineSnapshot(`
      {
        "assignees": "cook dig pond",
        "below": "dig sow",
        "deleted": "dig rent a spade sow",
        "everything": "beds cook dig fence pond sow",
        "nobody": "",
        "nowhere": "",
        "otherProject": "cook",
        "parent": "dig sow",
        "prefix": "cook dig",
        "priorities": "pond sow",
        "project": "beds dig fence pond sow",
        "search": "pond",
        "statuses": "dig fence",
        "strange": "",
        "tags": "sow",
        "together": "pond",
        "topLevel": "beds cook fence pond",
      }
    `)
  })

  test('come in the order that is asked for', async () => {
    const { world, projectId } = await furnish()
    const filter = `filter: { projectId: "${projectId}" }`
    const ordered = async (orderBy: string) => (await titles(world, `${filter}, orderBy: ${orderBy}`)).join(' ')
    expect({
      otherwise: (await titles(world, filter)).join(' '),
      title: await ordered('{ field: TITLE, direction: DESC }'),
      createdAt: await ordered('{ field: CREATED_AT }'),
      priority: await ordered('[{ field: PRIORITY }, { field: TITLE }]'),
      dueDate: await ordered('[{ field: DUE_DATE }, { field: TITLE }]'),
      dueDateBackwards: await ordered('[{ field: DUE_DATE, direction: DESC }, { field: TITLE }]'),
      position: await ordered('[{ field: POSITION }, { field: TITLE }]'),
    }).toMatchInlineSnapshot(`
      {
        "createdAt": "beds dig sow fence pond",
        "dueDate": "dig sow beds fence pond",
        "dueDateBackwards": "beds fence pond sow dig",
        "otherwise": "pond fence sow dig beds",
        "position": "beds dig fence sow pond",
        "priority": "sow beds dig fence pond",
        "title": "sow pond fence dig beds",
      }
    `)
    expect(
      await titles(world, 'filter: { search: "spring" }, orderBy: [{ field: RELEVANCE }, { field: TITLE }]'),
    ).toEqual(['dig', 'sow'])
  })

  test.each(['TITLE', 'DUE_DATE', 'PRIORITY', 'POSITION', 'UPDATED_AT'])('page by page by %s', async (field) => {
    const { world } = await furnish()
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = `orderBy: [{ field: ${field}, direction: ${direction} }]`
      const all = await titles(world, orderBy)
      const walked: string[] = []
      for (let after: string | null = null; ;) {
        const answer: Page = await world.read<Page>(
          `query ($after: String) {
            tasks(first: 2, after: $after, ${orderBy}) { nodes { title } pageInfo { hasNextPage endCursor } }
          }`,
          { after },
        )
        const { tasks } = answer
        walked.push(...tasks.nodes.map(({ title }) => title))
        if (!tasks.pageInfo.hasNextPage) break
        after = tasks.pageInfo.endCursor
      }
      expect(walked).toEqual(all)
    }
  })

  test.each([
    ['a filter with an id of another type', 'filter: { projectId: "x" }'],
    ['an order by relevance without a search', 'orderBy: { field: RELEVANCE }'],
  ])('refuses %s', async (_, args) => {
    const world = await createWorld()
    expect(await world.send(`{ tasks(${args}) { totalCount } }`)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })
})

test('the tasks of a project and the subtasks of a task take filters, too', async () => {
  const { world, projectId, id } = await furnish()
  const answer = await world.read(
    `query ($project: ID!, $task: ID!) {
      project: node(id: $project) { ... on Project { tasks(filter: { assignees: ["ann"] }) { totalCount nodes { title position } } } }
      task: node(id: $task) { ... on Task { subtasks(filter: { tags: { any: ["heavy"] } }) { totalCount nodes { title } } } }
    }`,
    { project: projectId, task: id('beds') },
  )
  expect(answer).toEqual({
    project: { tasks: { totalCount: 1, nodes: [{ title: 'pond', position: 2 }] } },
    task: { subtasks: { totalCount: 1, nodes: [{ title: 'dig' }] } },
  })
})
