import { builder } from '../builder.ts'

/** How far a project is. */
export const ProjectStatus = builder.enumType('ProjectStatus', {
  description: 'How far a project is.',
  values: {
    PLANNING: { description: 'It is thought about; work has not begun.' },
    ACTIVE: { description: 'It is worked on.' },
    ON_HOLD: { description: 'It rests, and is meant to go on.' },
    COMPLETED: { description: 'It has reached what it was for.' },
    ARCHIVED: { description: 'It is kept to be looked at.' },
  } as const,
})
