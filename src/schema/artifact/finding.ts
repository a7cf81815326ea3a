import { z } from 'zod'
import { builder } from '../builder.ts'
import { FindingSeverity } from './enums.ts'

const findings = z.array(
  z.object({
    severity: z.enum(['ERROR', 'WARNING', 'INFO']),
    rule: z.string(),
    message: z.string(),
    path: z.string().nullable(),
    line: z.number().int().nullable(),
  }),
)

/** Findings as a row keeps them. */
export const readFindings = (stored: unknown) => findings.parse(stored)

/** A breach of the rules of a format. */
export const Finding = builder.objectRef<z.output<typeof findings>[number]>('Finding').implement({
  description: "A breach of a format's rules that a scan has found. It never hides an artifact.",
  fields: (t) => ({
    severity: t.field({ type: FindingSeverity, description: 'How bad it is.', resolve: ({ severity }) => severity }),
    rule: t.exposeString('rule', { description: 'The stable name of the rule, for programs.' }),
    message: t.exposeString('message', { description: 'What is wrong, in words for people.' }),
    path: t.exposeString('path', { nullable: true, description: 'The file, from the root of the repository.' }),
    line: t.exposeInt('line', { nullable: true, description: 'The line in the file, counted from 1.' }),
  }),
})
