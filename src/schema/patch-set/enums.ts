import { patchIssueCodes } from '../../resolvers/patch-set/issues.ts'
import { builder } from '../builder.ts'
import { describedValues } from '../described.ts'

/** What became of a patch set. */
export const PatchSetStatus = builder.enumType('PatchSetStatus', {
  description: 'What became of a patch set.',
  values: {
    DRAFT: {
      description: 'It is open: empty, or being written by the planner. It cannot be applied.',
    },
    PROPOSED: { description: 'Nobody has decided about it.' },
    APPLIED: { description: 'Its operations were carried out.' },
    REJECTED: { description: 'Somebody has decided against it. It can no longer be applied.' },
    REVERTED: { description: 'Its operations were carried out, and taken back later.' },
  } as const,
})

/** What has proposed a patch set. */
export const PatchSetOrigin = builder.enumType('PatchSetOrigin', {
  description: 'What has proposed a patch set.',
  values: {
    GENERATE: { description: 'The planner, from an idea.' },
    REFINE: { description: 'The planner, from an earlier patch set and what was said about it.' },
    DECOMPOSE: { description: 'The planner, from a task.' },
    CHAT: { description: 'The planner, in a conversation.' },
    CLIENT: {
      description: 'A client, which has sent the operations itself, or has opened a draft that is not written yet.',
    },
  } as const,
})

/** What can be said against an operation. */
export const PatchIssueCode = builder.enumType('PatchIssueCode', {
  description: 'The stable name of what is to be said against a patch set, for programs; messages may change.',
  values: describedValues(patchIssueCodes),
})
