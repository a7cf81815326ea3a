import { given as definite } from '../versions.ts'
import type { Findings } from './issues.ts'
import type { Given } from './parse.ts'
import type { Run } from './run.ts'

/** Makes the project that the other operations are about. */
export function createProject(run: Run, given: Given<'createProject'>, findings: Findings): void {
  if (run.draft.project !== null) {
    findings.error(
      [],
      'PROJECT_EXISTS',
      'There is a project already; a patch set creates one only where there is none.',
    )
    return
  }
  run.draft.project = {
    name: given.name ?? '',
    description: given.description ?? null,
    status: given.status ?? 'PLANNING',
    priority: given.priority ?? 'MEDIUM',
    tags: given.tags ?? [],
  }
}

/** Changes the project's fields. */
export function updateProject(run: Run, given: Given<'updateProject'>, operation: number, findings: Findings): void {
  run.sets('project', Object.keys(given), operation, findings)
  if (run.draft.project === null) return
  run.touched.project = true
  run.draft.project = { ...run.draft.project, ...definite(given) }
}
