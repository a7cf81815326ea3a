import type { PatchSet } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import type { PlannedOperation, ReadDraft } from '../../planner/index.ts'
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts'
import { patchSetTopic } from '../patch-set/news.ts'
import { type PatchOperation, patchOperation } from '../patch-set/operations.ts'
import { type Proposal, propose } from '../patch-set/propose.ts'
import type { ProcedureContext } from '../procedure.ts'
import type { Unit } from '../unit.ts'
import type { Follower } from './consult.ts'
import { Pacer } from './pacer.ts'
import { summarise } from './summary.ts'

/** The least time between two states of a draft, in ms. */
const pause = 200

/** Where a draft stands in the input. */
const path = ['input', 'draftId']

/**
 * The draft that one call of the planner writes into: its row holds what is complete so far, and those who watch it are
 * told that it has changed. Its last state is the proposal. Where no draft was named, the proposal is a new patch set.
 */
export class OpenDraft implements Follower {
  readonly #context: ProcedureContext
  readonly #draft: NodeReference<'PatchSet'> | null
  readonly #pacer = new Pacer((read: ReadDraft) => this.#keep(read), pause)
  readonly #gone = new AbortController()
  #callId = ''
  #kept = textOf({ summary: null, operations: [] })

  constructor(context: ProcedureContext, draft: NodeReference<'PatchSet'> | null) {
    this.#context = context
    this.#draft = draft
  }

  /** Aborted, with a ConflictError, when the draft is found to be a draft no more: nobody needs to write on. */
  get signal(): AbortSignal {
    return this.#gone.signal
  }

  /**
   * Asks whether the draft can be written into, and locks it until the transaction ends.
   * @param projectId the project of what is to be written; null for a new one
   * @throws {NotFoundError} @throws {ConflictError} when it is no draft any more, or is being written
   * @throws {ValidationError} when it is about another project
   */
  async assertFree({ tx }: Unit, projectId: string | null): Promise<void> {
    if (this.#draft === null) return
    const { id } = this.#draft
    const [row] = await tx.$queryRaw<Pick<PatchSet, 'status' | 'projectId' | 'plannerCallId'>[]>`
      SELECT status, project_id::text AS "projectId", planner_call_id::text AS "plannerCallId"
      FROM patch_sets WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (!row) throw new NotFoundError('There is no patch set with this id.', path)
    if (row.status !== 'DRAFT') throw this.#conflict(`The patch set is ${row.status}; only a DRAFT can be written.`)
    if (row.projectId !== projectId)
      throw ValidationError.at(path, 'NOT_ALLOWED', 'The draft is about another project than what is asked for.')
    // Asked after the lock was taken: a call that has begun meanwhile is seen.
    if (row.plannerCallId === null) return
    const [running] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM planner_calls
      WHERE id = ${row.plannerCallId}::uuid AND outcome = 'RUNNING' AND expires_at > clock_timestamp()`
    if (running) throw this.#conflict('The planner is writing this draft already.')
  }

  async onBegin({ tx }: Unit, callId: string): Promise<void> {
    if (this.#draft === null) return
    this.#callId = callId
    await tx.$executeRaw`
      UPDATE patch_sets SET planner_call_id = ${callId}::uuid, operations = '[]', summary = NULL, updated_at = now()
      WHERE id = ${this.#draft.id}::uuid`
  }

  onDraft(read: ReadDraft): void {
    if (this.#draft !== null) this.#pacer.note(read)
  }

  settled(): Promise<void> {
    return this.#pacer.settled()
  }

  async onFailure(unit: Unit): Promise<void> {
    if (this.#draft === null) return
    const emptied = await unit.tx.$executeRaw`
      UPDATE patch_sets SET planner_call_id = NULL, operations = '[]', summary = NULL, updated_at = now()
      WHERE id = ${this.#draft.id}::uuid AND planner_call_id = ${this.#callId}::uuid`
    if (emptied > 0) unit.publish(patchSetTopic(this.#draft.id), { status: 'DRAFT' })
  }

  /** Keeps the answer as a proposal. @throws what {@link propose} throws, and {ConflictError} when the draft is none any more */
  async propose(unit: Unit, proposal: Omit<Proposal, 'draft'>): Promise<PatchSet> {
    if (this.#draft === null) return propose(unit, proposal)
    const { id } = this.#draft
    const [own] = await unit.tx.$queryRaw<object[]>`
      SELECT 1 FROM patch_sets WHERE id = ${id}::uuid AND planner_call_id = ${this.#callId}::uuid FOR NO KEY UPDATE`
    if (!own) throw this.#taken()
    unit.publish(patchSetTopic(id), { status: 'PROPOSED' })
    return propose(unit, { ...proposal, draft: id })
  }

  /** Writes down what is complete so far. */
  async #keep(read: ReadDraft): Promise<void> {
    const draft = this.#draft
    if (draft === null) return
    const { message, operations } = await read()
    const state = { summary: summarise(message), operations: wellFormed(operations) }
    if (textOf(state) === this.#kept) return
    const isDraft = await this.#context.transact(async (unit) => {
      const written = await unit.tx.$executeRaw`
        UPDATE patch_sets SET operations = ${JSON.stringify(state.operations)}::jsonb, summary = ${state.summary}::text, updated_at = now()
        WHERE id = ${draft.id}::uuid AND planner_call_id = ${this.#callId}::uuid`
      if (written > 0) unit.publish(patchSetTopic(draft.id), { status: 'DRAFT' })
      return written > 0
    })
    this.#kept = textOf(state)
    if (!isDraft) this.#gone.abort(this.#taken())
  }

  #taken(): ConflictError {
    return this.#conflict('Somebody has decided about the draft, or has written it, while the planner did.')
  }

  #conflict(message: string): ConflictError {
    return new ConflictError(message, path, this.#draft)
  }
}

/** A state of a draft, to compare it with another. */
const textOf = (state: { readonly summary: string | null; readonly operations: readonly PatchOperation[] }): string =>
  JSON.stringify(state)

/** Of operations that are being written, those from the beginning that have their form. What they mean is checked at the end. */
function wellFormed(operations: readonly PlannedOperation[]): PatchOperation[] {
  const found: PatchOperation[] = []
  for (const operation of operations) {
    const { success, data } = patchOperation.safeParse(operation)
    if (!success) break
    found.push(data)
  }
  return found
}
