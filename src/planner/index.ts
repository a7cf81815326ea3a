import type { PlannerSettings } from '../settings/planner.ts'
import { modelPlanner } from './model/planner.ts'
import { loadModel } from './model/provider.ts'
import { outlinePlanner } from './outline/planner.ts'
import type { Planner } from './planner.ts'

export { PlannerFailure, type PlannerFailureReason, plannerFailures } from './failure.ts'
export { longestText, mostMessagesShown, mostTasksShown } from './limits.ts'
export type {
  PlanAnswer,
  PlanCall,
  PlanDraft,
  PlannedOperation,
  Planner,
  PlanRequest,
  ProjectView,
  ReadDraft,
  TaskView,
  TokenUse,
  Utterance,
} from './planner.ts'

/** The planner that the settings ask for. `schema` is the JSON Schema of a list of operations. Nobody is asked yet. */
export function createPlanner({ model, timeout }: PlannerSettings, schema: object): Planner {
  if (model === null) return outlinePlanner
  return modelPlanner({
    provider: model.provider,
    model: model.model,
    timeout,
    schema: JSON.stringify(schema),
    load: () => loadModel(model),
  })
}
