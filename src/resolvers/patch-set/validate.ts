import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import { encodeId } from '../../ids.ts'
import type { ChangeSince } from '../errors.ts'
import { base, changesSince } from './base.ts'
import { checkOperations } from './check.ts'
import { type PatchIssue, type PatchIssueCode, patchIssueCodes, type PatchValidation } from './issues.ts'
import { patchOperations } from './operations.ts'
import { nothing } from './plan.ts'
import type { PlanState } from '../../database/index.ts'

/** A patch set as far as it decides what there is to say about it. */
interface Proposed {
  readonly status: string
  readonly projectId: string | null
  readonly operations: unknown
  readonly validation: unknown
}

const codes = Object.keys(patchIssueCodes) as [PatchIssueCode, ...PatchIssueCode[]]
const issues = z.array(
  z.strictObject({
    operation: z.number().nullable(),
    path: z.array(z.string()),
    code: z.enum(codes),
    message: z.string(),
  }),
)
const storedValidation = z.strictObject({ errors: issues, warnings: issues })

/**
 * What there is to say about a patch set: of one that is proposed or a draft, whether it could be applied now; of another,
 * what was found when it was decided.
 * @param plan the state of its project; null when that is gone, and of no meaning when it creates one
 * @param stored the base of its record; a draft has none, because it is about what is there now
 */
export function validationOf(patchSet: Proposed, plan: PlanState | null, stored: unknown): PatchValidation {
  if (isDecided(patchSet)) return storedValidation.parse(patchSet.validation)
  const { projectId } = patchSet
  const before = projectId === null ? nothing : plan
  if (!before) return { errors: [changed('The project was deleted.')], warnings: [] }
  const checked = checkOperations(before, patchOperations.parse(patchSet.operations), new Date())
  const changes =
    projectId === null || patchSet.status === 'DRAFT'
      ? []
      : changesSince(base.parse(stored), projectId, before, checked.touched)
  return { errors: [...changes.map(describe), ...checked.errors], warnings: checked.warnings }
}

/** Whether somebody has decided about a patch set: then what there is to say about it is kept. */
export const isDecided = ({ status }: Pick<Proposed, 'status'>): boolean => status !== 'DRAFT' && status !== 'PROPOSED'

/** A validation as JSON, to be kept. */
export function asStored({ errors, warnings }: PatchValidation): Prisma.InputJsonObject {
  const plain = (list: readonly PatchIssue[]) => list.map((found) => ({ ...found, path: [...found.path] }))
  return { errors: plain(errors), warnings: plain(warnings) }
}

const changed = (message: string): PatchIssue => ({ operation: null, path: [], code: 'CHANGED_SINCE', message })

const said = { ADDED: 'was added below what is to be deleted', CHANGED: 'was changed', REMOVED: 'was deleted' } as const

function describe({ subject, kind, fields }: ChangeSince): PatchIssue {
  const which = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  return changed(`${subject.type} ${encodeId(subject.type, subject.id)} ${said[kind]} since${which}.`)
}
