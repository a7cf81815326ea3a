import { builder } from './builder.ts'

/** How much projects and tasks matter. */
export const Priority = builder.enumType('Priority', {
  description: 'How much something matters. Orders by priority begin with CRITICAL when they ascend.',
  values: {
    CRITICAL: { description: 'Everything else waits for it.' },
    HIGH: { description: 'It comes before most other things.' },
    MEDIUM: { description: 'It matters as much as most things do.' },
    LOW: { description: 'It comes after most other things.' },
    BACKLOG: { description: 'Nobody plans to do it yet.' },
  } as const,
})
