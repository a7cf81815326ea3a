import { z } from 'zod'
import { issueCodeOf } from '../input.ts'
import type { Findings } from './issues.ts'
import { type OperationKind, operationKinds, operationShapes } from './operations.ts'

type Shapes = typeof operationShapes

/** The fields of an operation that are right; what is wrong has been reported and is missing. */
export type Given<Kind extends OperationKind> = {
  readonly [Field in keyof Shapes[Kind]]?: z.output<Shapes[Kind][Field] & z.ZodType> | undefined
}

/** An operation of which every field was looked at on its own. */
export type ParsedOperation = {
  [Kind in OperationKind]: { readonly kind: Kind; readonly given: Given<Kind> }
}[OperationKind]

/**
 * Reads one operation as it was given, by anybody: a caller, a model, the database. Each field is checked on its own, so
 * that a wrong one hides nothing of what else is wrong.
 * @returns null when not even its kind can be told
 */
export function parseOperation(raw: unknown, index: number, findings: Findings): ParsedOperation | null {
  const entries = isObject(raw) ? Object.entries(raw).filter(([, value]) => value !== undefined) : []
  const [entry] = entries
  const kind = operationKinds.find((known) => known === entry?.[0])
  if (entries.length !== 1 || kind === undefined || !isObject(entry?.[1])) {
    findings.in(index, null).error([], 'MALFORMED', `Give exactly one of ${operationKinds.join(', ')}.`)
    return null
  }
  const here = findings.in(index, kind)
  const isUpdate = kind === 'updateTask' || kind === 'updateProject'
  if (isUpdate && Object.entries(entry[1]).every(([field, value]) => field === 'id' || value === undefined))
    here.warning([], 'NOTHING_TO_DO', 'The operation changes no field.')
  return { kind, given: parseFields(operationShapes[kind], entry[1], here) }
}

function parseFields(shape: z.ZodRawShape, raw: object, findings: Findings): Record<string, unknown> {
  for (const key of Object.keys(raw))
    if (!Object.hasOwn(shape, key)) findings.error([key], 'NOT_ALLOWED', 'The operation has no such field.')
  const given: Record<string, unknown> = {}
  for (const [field, rule] of Object.entries(shape)) {
    const value: unknown = Object.hasOwn(raw, field) ? asDay((raw as Record<string, unknown>)[field]) : undefined
    const { success, data, error } = z.safeParse(rule, value)
    if (success) {
      if (data !== undefined) given[field] = data
    } else
      for (const found of error.issues)
        findings.error([field, ...found.path.map(String)], issueCodeOf(found), found.message)
  }
  return given
}

/** GraphQL gives a day as its first instant in UTC; it is kept as it is written. */
const asDay = (value: unknown): unknown => (value instanceof Date ? value.toISOString().split('T')[0] : value)

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
