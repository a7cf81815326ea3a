import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { plan, plannedProject, rowsIn } from './planning.ts'

const outline = `# Herb garden

Waters itself.

## Sensors
- [x] Read the soil @ada ~30m
- [ ] Show it !high

## Water
- [ ] Switch the pump due:2026-12-24 #hardware
`

const titles = (operations: readonly Record<string, unknown>[] = []): unknown[] =>
  operations.map((operation) => operation['title'] ?? operation['name'])

describe('without a model, generatePlan', () => {
  test('makes a project and its tasks of an outline, and proposes them', async () => {
    const world = await createWorld()
    const answer = await plan(world, 'generatePlan', { idea: outline })
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "__typename": "GeneratePlanSuccess",
        "patchSet": {
          "__typename": "PatchSet",
          "baseVersion": null,
          "decidedBy": null,
          "id": "PatchSet#1",
          "operations": [
            {
              "__typename": "CreateProjectOperation",
              "name": "Herb garden",
              "projectDescription": "Waters itself.",
            },
            {
              "__typename": "CreateTaskOperation",
              "assignee": null,
              "description": null,
              "dueDate": null,
              "estimatedMinutes": null,
              "parentId": null,
              "priority": null,
              "status": null,
              "tags": null,
              "tempId": "t1",
              "title": "Sensors",
            },
            {
              "__typename": "CreateTaskOperation",
              "assignee": "ada",
              "description": null,
              "dueDate": null,
              "estimatedMinutes": 30,
              "parentId": "temp:t1",
              "priority": null,
              "status": "COMPLETED",
              "tags": null,
              "tempId": "t2",
              "title": "Read the soil",
            },
            {
              "__typename": "CreateTaskOperation",
              "assignee": null,
              "description": null,
              "dueDate": null,
              "estimatedMinutes": null,
              "parentId": "temp:t1",
              "priority": "HIGH",
              "status": "TODO",
              "tags": null,
              "tempId": "t3",
              "title": "Show it",
            },
            {
              "__typename": "CreateTaskOperation",
              "assignee": null,
              "description": null,
              "dueDate": null,
              "estimatedMinutes": null,
              "parentId": null,
              "priority": null,
              "status": null,
              "tags": null,
              "tempId": "t4",
              "title": "Water",
            },
            {
              "__typename": "CreateTaskOperation",
              "assignee": null,
              "description": null,
              "dueDate": "2026-12-24",
              "estimatedMinutes": null,
              "parentId": "temp:t4",
              "priority": null,
              "status": "TODO",
              "tags": [
                "hardware",
              ],
              "tempId": "t5",
              "title": "Switch the pump",
            },
          ],
          "origin": "GENERATE",
          "project": null,
          "proposedBy": "local",
          "status": "PROPOSED",
          "summary": "Read 5 tasks from an outline. No model is set, so the outline is taken as it stands: nothing was thought up, estimated or judged.",
          "validation": {
            "__typename": "PatchValidation",
            "errors": [],
            "valid": true,
          },
          "version": 1,
        },
      }
    `)
    expect(await rowsIn(world)).toEqual({ patchSets: 1, projects: 0, tasks: 0, messages: 0 })
  })

  test('proposes tasks for a project that is there, and folds levels until there are few enough', async () => {
    const world = await createWorld()
    const { projectId } = await plannedProject(world, '- One\n')
    const { patchSet } = await plan(world, 'generatePlan', { idea: outline, projectId, maxTasks: 2 })
    expect(titles(patchSet?.operations)).toEqual(['Sensors', 'Water'])
    expect(patchSet?.['summary']).toContain('3 deeper points went into descriptions.')
    expect(patchSet).toMatchObject({ project: { id: projectId }, validation: { valid: true } })
  })

  test('says what it cannot do', async () => {
    const world = await createWorld()
    const answers = [
      await plan(world, 'generatePlan', { idea: 'Build me a shop.' }),
      await plan(world, 'generatePlan', { idea: '- a\n- b\n', maxTasks: 1 }),
      await plan(world, 'generatePlan', { idea: '>'.repeat(5000) }),
    ]
    expect(answers).toMatchInlineSnapshot(`
      [
        {
          "__typename": "PlannerError",
          "code": "PLANNER",
          "message": "No model is set, so the idea has to be an outline in Markdown, with headings or a list. Write one, or set AI_PROVIDER.",
          "path": null,
          "problems": [],
          "reason": "NOT_AN_OUTLINE",
          "retryAfter": null,
        },
        {
          "__typename": "PlannerError",
          "code": "PLANNER",
          "message": "The outline has 2 tasks at its top level; 1 are wanted at most.",
          "path": null,
          "problems": [],
          "reason": "TOO_LONG",
          "retryAfter": null,
        },
        {
          "__typename": "PlannerError",
          "code": "PLANNER",
          "message": "The outline is nested deeper than anybody reads.",
          "path": null,
          "problems": [],
          "reason": "TOO_LONG",
          "retryAfter": null,
        },
      ]
    `)
    expect(await rowsIn(world)).toMatchObject({ patchSets: 0 })
  })
})

describe('without a model, refinePlan', () => {
  test('adds an outline to a proposal, and changes what has the same title', async () => {
    const world = await createWorld()
    const first = await plan(world, 'generatePlan', { idea: outline })
    const feedback = '- Sensors\n  - Calibrate ~2h\n  - Show it @ben\n- Read the soil ~1h\n- Party\n'
    const { patchSet } = await plan(world, 'refinePlan', { patchSetId: first.patchSet?.id, feedback })
    expect(patchSet).toMatchObject({ origin: 'REFINE', status: 'PROPOSED', validation: { valid: true } })
    expect(titles(patchSet?.operations)).toEqual([
      ...['Herb garden', 'Sensors', 'Read the soil', 'Show it', 'Water', 'Switch the pump', 'Calibrate', 'Party'],
    ])
    const facts = new Map((patchSet?.operations ?? []).map((operation) => [operation['title'], operation]))
    expect(facts.get('Show it')).toMatchObject({ assignee: 'ben', priority: 'HIGH', status: 'TODO' })
    expect(facts.get('Read the soil')).toMatchObject({ estimatedMinutes: 60, assignee: 'ada', status: 'COMPLETED' })
    expect(facts.get('Calibrate')).toMatchObject({ parentId: `temp:${String(facts.get('Sensors')?.['tempId'])}` })
    expect(patchSet?.['summary']).toContain('Added 2 tasks to the proposal and changed 2.')
    const { node } = await world.read<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on PatchSet { status operations { __typename } } } }`,
      { id: first.patchSet?.id },
    )
    expect(node).toMatchObject({ status: 'PROPOSED', operations: Array.from({ length: 6 }, () => ({})) })
  })

  test('replaces the tasks when the outline has a title', async () => {
    const world = await createWorld()
    const first = await plan(world, 'generatePlan', { idea: outline })
    const feedback = '# Kitchen garden\n\n- Dig\n- Sow\n'
    const { patchSet } = await plan(world, 'refinePlan', { patchSetId: first.patchSet?.id, feedback })
    expect(titles(patchSet?.operations)).toEqual(['Kitchen garden', 'Dig', 'Sow'])
  })

  test('refuses what is decided, and what is no outline', async () => {
    const world = await createWorld()
    const first = await plan(world, 'generatePlan', { idea: outline })
    const patchSetId = first.patchSet?.id
    expect(await plan(world, 'refinePlan', { patchSetId, feedback: 'Better.' })).toMatchObject({
      __typename: 'PlannerError',
      reason: 'NOT_AN_OUTLINE',
    })
    await plan(world, 'applyPatchSet', { id: patchSetId })
    expect(await plan(world, 'refinePlan', { patchSetId, feedback: '- a\n' })).toMatchObject({
      __typename: 'ConflictError',
      message: 'The patch set is APPLIED; only what is PROPOSED can be refined.',
      existing: { __typename: 'PatchSet', id: patchSetId },
    })
  })
})

describe('without a model, decomposeTask', () => {
  test('makes subtasks of an outline, no deeper than a tree may be', async () => {
    const world = await createWorld()
    const { tasks } = await plannedProject(world, '- a\n  - b\n    - c\n      - d\n')
    const instructions = '- One\n  - Two\n'
    const { patchSet } = await plan(world, 'decomposeTask', { taskId: tasks.get('d'), instructions })
    expect(patchSet).toMatchObject({
      origin: 'DECOMPOSE',
      operations: [{ title: 'One', parentId: tasks.get('d'), description: '- Two' }],
      validation: { valid: true },
    })
    expect(await plan(world, 'decomposeTask', { taskId: tasks.get('d') })).toMatchObject({ reason: 'NOT_AN_OUTLINE' })
  })
})

describe('refused', () => {
  const nowhere = (type: string) => Buffer.from(`${type}:${crypto.randomUUID()}`).toString('base64url')

  test.each([
    ['generatePlan', { idea: '- a\n', projectId: nowhere('Project') }, 'There is no project with this id.'],
    ['refinePlan', { patchSetId: nowhere('PatchSet'), feedback: '- a\n' }, 'There is no patch set with this id.'],
    ['decomposeTask', { taskId: nowhere('Task'), instructions: '- a\n' }, 'There is no task with this id.'],
  ] as const)('%s of what is not there', async (name, input, message) => {
    const world = await createWorld()
    expect(await plan(world, name, input)).toMatchObject({ __typename: 'NotFoundError', message })
    expect(await world.database.prisma.plannerCall.count()).toBe(0)
  })

  test('what belongs to a project that was deleted', async () => {
    const world = await createWorld()
    const { projectId, tasks } = await plannedProject(world, '# Garden\n- Dig\n')
    const { patchSet } = await plan(world, 'generatePlan', { idea: '- Sow\n', projectId })
    await world.read('mutation ($id: ID!) { deleteProject(input: { id: $id }) { __typename } }', { id: projectId })
    const answers = [
      await plan(world, 'generatePlan', { idea: '- a\n', projectId }),
      await plan(world, 'refinePlan', { patchSetId: patchSet?.id, feedback: '- a\n' }),
      await plan(world, 'decomposeTask', { taskId: tasks.get('Dig'), instructions: '- a\n' }),
    ]
    expect(answers.map(({ __typename }) => __typename)).toEqual(['NotFoundError', 'NotFoundError', 'NotFoundError'])
  })

  test('texts that are empty or too long, and ids of other things', async () => {
    const world = await createWorld()
    const input = { idea: 'x'.repeat(100_001), projectId: nowhere('Task'), maxTasks: 500 }
    expect(await plan(world, 'generatePlan', input)).toMatchObject({
      issues: [
        { path: ['input', 'idea'], code: 'TOO_LONG' },
        { path: ['input', 'projectId'], code: 'WRONG_TYPE' },
        { path: ['input', 'maxTasks'], code: 'OUT_OF_RANGE' },
      ],
    })
  })
})
