import { builder } from '../builder.ts'

/** How far a task is. */
export const TaskStatus = builder.enumType('TaskStatus', {
  description: 'How far a task is. Any may follow any other.',
  values: {
    TODO: { description: 'It has not begun.' },
    IN_PROGRESS: { description: 'Somebody works on it.' },
    BLOCKED: { description: 'It cannot go on until something else happens.' },
    IN_REVIEW: { description: 'It is done, and somebody looks at it.' },
    COMPLETED: { description: 'It is done; `completedAt` says since when.' },
    CANCELLED: { description: 'It will not be done.' },
  } as const,
})
