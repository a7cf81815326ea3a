import { type PlanState, type Reader, readerOf, readPlans, type StoredPlan } from '../../database/index.ts'
import type { Unit } from '../unit.ts'

/** Nothing yet: what a patch set that creates a project begins with. */
export const nothing: PlanState = { project: null, tasks: new Map() }

/** A plan, and the version of its project; null where there is no project. */
export interface Plan extends PlanState {
  readonly version: number | null
}

/** The state of a project; of nothing where none is named. @returns null when there is no such project */
export async function loadPlan(reader: Reader, projectId: string | null): Promise<Plan | null> {
  if (projectId === null) return { ...nothing, version: null }
  return (await readPlans(reader, [projectId])).get(projectId) ?? null
}

/** The state of a project that nobody else changes until the transaction ends; null when it is not there. */
export async function lockPlan(unit: Unit, projectId: string): Promise<StoredPlan | null> {
  await unit.tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
  return (await readPlans(readerOf(unit.tx), [projectId])).get(projectId) ?? null
}
