import type { ModelSettings } from '../settings/planner.ts'

/** A task as planners see it. Ids are the global ones. */
export interface TaskView {
  readonly id: string
  readonly parentId: string | null
  readonly title: string
  readonly description: string | null
  readonly status: string
  readonly priority: string
  readonly assignee: string | null
  readonly estimatedMinutes: number | null
  /** As `2026-01-31`. */
  readonly dueDate: string | null
}

/** A project as planners see it: as much of it as fits. */
export interface ProjectView {
  readonly name: string
  readonly description: string | null
  readonly status: string
  readonly priority: string
  readonly tags: readonly string[]
  /** Depth first. */
  readonly tasks: readonly TaskView[]
  /** Tasks that are not shown because there are too many. */
  readonly omittedTasks: number
}

/** An operation of a patch set, in the form of the API's PatchOperationInput. */
export type PlannedOperation = Readonly<Record<string, unknown>>

/** What was said in a conversation. */
export interface Utterance {
  readonly author: 'PERSON' | 'PLANNER'
  readonly text: string
}

/** What a planner is asked for. The texts are a person's own words; everything else is data. */
export type PlanRequest =
  | {
      readonly kind: 'generate'
      readonly idea: string
      readonly maxTasks: number
      /** Null to plan a project that is not there yet. */
      readonly project: ProjectView | null
    }
  | {
      readonly kind: 'refine'
      readonly feedback: string
      readonly operations: readonly PlannedOperation[]
      readonly project: ProjectView | null
    }
  | {
      readonly kind: 'decompose'
      readonly instructions: string | null
      readonly task: TaskView
      /** On which level the task stands: 1 is the top. */
      readonly level: number
      readonly project: ProjectView
    }
  | {
      readonly kind: 'chat'
      readonly text: string
      readonly history: readonly Utterance[]
      readonly project: ProjectView | null
    }

/** What a planner has written so far: the words, and the operations that are complete. */
export interface PlanDraft {
  readonly message: string
  readonly operations: readonly PlannedOperation[]
}

/** A planner's answer: what it did, in words, and the operations that it proposes; none where no change was asked for. */
export type PlanAnswer = PlanDraft

/** Tokens that a model has read and written. */
export interface TokenUse {
  readonly input: number
  readonly output: number
}

/** Reads what a planner has written so far. */
export type ReadDraft = () => Promise<PlanDraft>

/** What a planner asks of its caller while it works. */
export interface PlanListener {
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal
  /** What is wrong with operations, in sentences for whoever wrote them; nothing when they can be proposed. */
  readonly check: (operations: readonly PlannedOperation[]) => Promise<readonly string[]>
  /**
   * Told whenever a model has written more, and how to read what is there: that takes its time, so it is left to who wants
   * to know. A second try begins anew.
   */
  readonly onDraft: (read: ReadDraft) => void
  /** Told after each request to a model, of those that failed, too. */
  readonly onUse: (use: TokenUse) => void
}

/** A request that was made ready: what it would send is known, and nobody has been asked yet. */
export interface PlanCall {
  /** SHA-256 of everything that is sent, in hexadecimal. */
  readonly promptHash: string
  /** Tokens to set aside for it; 0 where no model is asked. */
  readonly tokensToReserve: number
  /** Asks. @throws {PlannerFailure} */
  answer(listener: PlanListener): Promise<PlanAnswer>
}

/** What a planner can do. */
export interface PlannerAbilities {
  readonly generate: boolean
  readonly refine: boolean
  readonly decompose: boolean
  readonly chat: boolean
  readonly stream: boolean
  /** What it does, and what it cannot do, in sentences for people. */
  readonly description: string
}

/** Turns an idea, a task or a message into operations of a patch set. It proposes; it reads and writes nothing. */
export interface Planner {
  readonly provider: 'outline' | ModelSettings['provider']
  /** The model as its provider names it; null where there is none. */
  readonly model: string | null
  readonly abilities: PlannerAbilities
  /** Makes a request ready. @throws {PlannerFailure} when it is too long, or nothing that can be planned */
  prepare(request: PlanRequest): PlanCall
}
