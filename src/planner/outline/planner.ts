import { createHash } from 'node:crypto'
import { PlannerFailure } from '../failure.ts'
import { deepestLevel, longestDescription, longestText, longestTitle } from '../limits.ts'
import type { PlanAnswer, PlanCall, PlannedOperation, Planner, PlanRequest } from '../planner.ts'
import { isReadable } from './entries.ts'
import { fold } from './fold.ts'
import { extendTasks, type Merged, replaceTasks } from './merge.ts'
import { createTasks, cutTo, TemporaryIds } from './operations.ts'
import { type Outline, readOutline } from './outline.ts'

/** Operations that a patch set may have, less one for the project. */
const mostTasks = 499

const cannot = 'No model is set, so the outline is taken as it stands: nothing was thought up, estimated or judged.'

/** The planner that asks nobody: it reads an outline in Markdown, which a person or a program has written. */
export const outlinePlanner: Planner = {
  provider: 'outline',
  model: null,
  abilities: {
    generate: true,
    refine: true,
    decompose: true,
    chat: true,
    stream: false,
    description:
      'Reads outlines in Markdown, without a network: headings, lists and checkboxes become tasks, and @assignee, ' +
      '!priority, ~2h, #tag and due:2026-01-31 at the end of a line are understood. It has no ideas of its own, answers ' +
      'no questions, and changes no task that is there. To have a model do that, set AI_PROVIDER.',
  },
  prepare: (request) => {
    const text = textOf(request)
    if (text.length > longestText)
      throw new PlannerFailure('TOO_LONG', `The text has more than ${String(longestText)} characters.`)
    return {
      promptHash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
      tokensToReserve: 0,
      answer: async ({ check, onDraft }) => {
        const answer = answerTo(request, text)
        const problems = answer.operations.length > 0 ? await check(answer.operations) : []
        if (problems.length > 0)
          throw new PlannerFailure('INVALID_ANSWER', `The outline makes no valid patch set: ${problems[0] ?? ''}`, {
            problems,
          })
        onDraft(() => Promise.resolve(answer))
        return answer
      },
    } satisfies PlanCall
  },
}

function textOf(request: PlanRequest): string {
  switch (request.kind) {
    case 'generate':
      return request.idea
    case 'refine':
      return request.feedback
    case 'decompose':
      return request.instructions ?? ''
    case 'chat':
      return request.text
  }
}

function answerTo(request: PlanRequest, text: string): PlanAnswer {
  const outline = readIfOutline(text)
  if (request.kind === 'chat') return outline ? plan(outline, request.project !== null, mostTasks) : smallTalk
  if (!outline) throw new PlannerFailure('NOT_AN_OUTLINE', hints[request.kind])
  switch (request.kind) {
    case 'generate':
      return plan(outline, request.project !== null, Math.min(request.maxTasks, mostTasks))
    case 'refine':
      return refine(outline, request.operations)
    case 'decompose':
      return decompose(outline, request.task.id, request.level)
  }
}

const hints = {
  generate:
    'No model is set, so the idea has to be an outline in Markdown, with headings or a list. Write one, or set AI_PROVIDER.',
  refine:
    'No model is set, so the feedback has to be an outline: below a heading "# Title" it replaces the tasks of the ' +
    'proposal; without one it changes tasks of the same titles and adds the others. Or set AI_PROVIDER.',
  decompose:
    'No model is set, so the instructions have to be an outline of the subtasks, such as a list. Or set AI_PROVIDER.',
} as const

const smallTalk: PlanAnswer = {
  message:
    'I read outlines and know nothing else, because no model is set. Send me headings or a list, and I make tasks of ' +
    'them; or set AI_PROVIDER.',
  operations: [],
}

/** The outline that a text is; null when there is none in it. */
function readIfOutline(text: string): Outline | null {
  if (!isReadable(text)) throw new PlannerFailure('TOO_LONG', 'The outline is nested deeper than anybody reads.')
  const outline = readOutline(text)
  return outline.tasks.length > 0 ? outline : null
}

function plan(outline: Outline, hasProject: boolean, most: number): PlanAnswer {
  const { tasks, note } = folded(outline, deepestLevel, most)
  const made = createTasks(tasks, null, new TemporaryIds())
  const { title, description } = outline
  const project: PlannedOperation = {
    createProject: {
      name: cutTo(title ?? tasks[0]?.title ?? '', longestTitle),
      ...(description !== null && { description: cutTo(description, longestDescription) }),
    },
  }
  return {
    message: `Read ${count(made.length, 'task')} from an outline.${note} ${cannot}`,
    operations: hasProject ? made : [project, ...made],
  }
}

function refine(outline: Outline, operations: readonly PlannedOperation[]): PlanAnswer {
  const { tasks, note } = folded(outline, deepestLevel, mostTasks)
  const isWhole = outline.title !== null
  const told = { ...outline, tasks, title: isWhole ? cutTo(outline.title, longestTitle) : null }
  const merged: Merged = isWhole
    ? replaceTasks(operations, {
        ...told,
        description: outline.description && cutTo(outline.description, longestDescription),
      })
    : extendTasks(operations, told)
  const done = isWhole
    ? `Put ${count(merged.added, 'task')} of the outline in the place of those that were proposed.`
    : `Added ${count(merged.added, 'task')} to the proposal and changed ${String(merged.changed)}.`
  return { message: `${done}${note} ${cannot}`, operations: merged.operations }
}

function decompose(outline: Outline, taskId: string, level: number): PlanAnswer {
  if (level >= deepestLevel)
    throw new PlannerFailure('INVALID_ANSWER', `The task stands on level ${String(level)}; there is none below.`)
  const { tasks, note } = folded(outline, deepestLevel - level, mostTasks)
  const made = createTasks(tasks, taskId, new TemporaryIds())
  return { message: `Read ${count(made.length, 'subtask')} from an outline.${note} ${cannot}`, operations: made }
}

function folded(outline: Outline, levels: number, most: number) {
  const result = fold(outline.tasks, levels, most)
  if (!result) {
    const there = String(outline.tasks.length)
    throw new PlannerFailure(
      'TOO_LONG',
      `The outline has ${there} tasks at its top level; ${String(most)} are wanted at most.`,
    )
  }
  const note = result.folded > 0 ? ` ${count(result.folded, 'deeper point')} went into descriptions.` : ''
  return { tasks: result.tasks, note }
}

const count = (number: number, thing: string): string => `${String(number)} ${thing}${number === 1 ? '' : 's'}`
