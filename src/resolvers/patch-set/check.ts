import { Draft } from './draft.ts'
import { Findings, type PatchValidation } from './issues.ts'
import { mostOperations } from './operations.ts'
import { type ParsedOperation, parseOperation } from './parse.ts'
import { createProject, updateProject } from './project-operations.ts'
import { Run, type Touched } from './run.ts'
import type { PlanState } from '../../database/index.ts'
import { createTask, deleteTask, updateTask } from './task-operations.ts'

/** What operations make of a state. Where there are errors, `after` is of no use. */
export interface Checked extends PatchValidation {
  readonly after: PlanState
  /** The operations as they are kept: with texts trimmed and tags in lower case. */
  readonly operations: readonly unknown[]
  readonly touched: Touched
}

/**
 * The engine of patch sets: goes through operations one after the other, each on what those before it have left, and
 * finds everything that is wrong with them. It reads nothing and writes nothing, so that to validate and to apply are
 * the same until the last step: operations without an error can be applied to that state, and others cannot.
 * @param operations as anybody gave them, of any form
 * @param now when tasks that they complete are completed
 */
export function checkOperations(before: PlanState, operations: readonly unknown[], now: Date): Checked {
  const findings = new Findings()
  const draft = new Draft(before)
  if (operations.length === 0) findings.error([], 'EMPTY', 'Give at least one operation.')
  if (operations.length > mostOperations) {
    const message = `There are ${String(operations.length)} operations; at most ${String(mostOperations)} are taken at once.`
    findings.error([], 'TOO_MANY', message)
    return checked(findings, before, new Run(draft, before.tasks, new Set(), now), [])
  }
  const parsed = operations.map((raw, index) => parseOperation(raw, index, findings))
  const run = new Run(draft, before.tasks, announced(parsed), now)
  parsed.forEach((operation, index) => {
    if (operation) carryOut(run, operation, index, findings.in(index, operation.kind))
  })
  return checked(findings, findings.errors.length === 0 ? draft.finish() : before, run, parsed)
}

function carryOut(run: Run, operation: ParsedOperation, index: number, findings: Findings): void {
  if (operation.kind !== 'createProject' && run.draft.project === null)
    findings.error([], 'NO_PROJECT', 'Give the id of a project, or create one in the first operation.')
  switch (operation.kind) {
    case 'createTask':
      createTask(run, operation.given, findings)
      return
    case 'updateTask':
      updateTask(run, operation.given, index, findings)
      return
    case 'deleteTask':
      deleteTask(run, operation.given, findings)
      return
    case 'createProject':
      createProject(run, operation.given, findings)
      return
    case 'updateProject':
      updateProject(run, operation.given, index, findings)
  }
}

/** The temporary ids that operations give, so that one used too early can be told from one that nobody gives. */
function announced(parsed: readonly (ParsedOperation | null)[]): ReadonlySet<string> {
  return new Set(
    parsed.flatMap((operation) => (operation?.kind === 'createTask' ? (operation.given.tempId ?? []) : [])),
  )
}

function checked(
  { errors, warnings }: Findings,
  after: PlanState,
  { touched }: Run,
  parsed: readonly (ParsedOperation | null)[],
): Checked {
  const byOperation = (one: { operation: number | null }, other: { operation: number | null }) =>
    (one.operation ?? -1) - (other.operation ?? -1)
  const operations = parsed.flatMap((operation) => (operation ? [{ [operation.kind]: operation.given }] : []))
  return { errors: errors.sort(byOperation), warnings: warnings.sort(byOperation), after, touched, operations }
}
