import { z } from 'zod'
import { readerOf } from '../../database/index.ts'
import { newId } from '../../ids.ts'
import { mostMessagesShown, type Utterance } from '../../planner/index.ts'
import { NotFoundError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { loadPlan } from '../patch-set/plan.ts'
import { propose } from '../patch-set/propose.ts'
import { assertMay } from '../permissions.ts'
import { consult } from '../planner/consult.ts'
import { words } from '../planner/input.ts'
import { viewProject } from '../planner/project-view.ts'
import { summarise } from '../planner/summary.ts'
import type { ProcedureContext } from '../procedure.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { PieceTeller, piecesOf, storable } from './pieces.ts'

const input = z.object({ conversationId: id('Conversation'), text: words })

/** Characters of earlier messages that the planner is shown, the newest first. */
const longestHistory = 40_000

/**
 * Says something in a conversation. The planner answers in words and, where change is asked for, with a patch set. What
 * was said and what was answered is kept together, or not at all.
 */
export async function sendMessage(context: ProcedureContext, raw: z.input<typeof input>) {
  const { conversationId, text } = parseInput(input, raw)
  const topic = piecesOf(conversationId.id)
  const teller = new PieceTeller((piece) => context.tell(topic, piece))
  const sent = await consult(context, {
    prepare: async (unit) => {
      const conversation = await unit.tx.conversation.findUnique({ where: { id: conversationId.id } })
      if (!conversation) throw new NotFoundError('There is no conversation with this id.', ['input', 'conversationId'])
      const { projectId } = conversation
      assertMay(unit.actor, 'conversation:write', conversationId)
      const project = projectId === null ? null : ({ type: 'Project', id: projectId } as const)
      assertMay(unit.actor, 'planner:ask', project)
      assertMay(unit.actor, 'patch-set:propose', project)
      const plan = await loadPlan(readerOf(unit.tx), projectId)
      if (!plan) throw new NotFoundError('The project of the conversation was deleted.', ['input', 'conversationId'])
      const history = await readHistory(unit, conversationId.id)
      const request = { kind: 'chat', text, history, project: viewProject(plan) } as const
      return { task: 'CHAT', request, plan, wordsSuffice: true, projectId }
    },
    write: async (unit, answer, { projectId }) => {
      const { message, operations } = answer
      const patchSet =
        operations.length === 0
          ? null
          : await propose(unit, { projectId, operations, origin: 'CHAT', summary: summarise(message) })
      await unit.tx.conversation.update({ where: { id: conversationId.id }, data: nextVersion })
      const common = { conversationId: conversationId.id }
      await unit.tx.message.create({ data: { id: newId(), ...common, author: 'PERSON', text } })
      const said = storable(message) || '…'
      const reply = { author: 'PLANNER', text: said, patchSetId: patchSet?.id ?? null } as const
      const data = { id: newId(), ...common, ...reply }
      unit.publish(topic, teller.last(said, operations.length, { messageId: data.id, failure: null }))
      return { message: await unit.tx.message.create({ data }), patchSet }
    },
    follower: {
      onDraft: (read) => {
        teller.note(read)
      },
      settled: () => teller.settled(),
      onFailure: (unit, failure) => {
        unit.publish(topic, teller.last('', 0, { messageId: null, failure }))
        return Promise.resolve()
      },
    },
  })
  return { message: sent?.message ?? null, patchSet: sent?.patchSet ?? null }
}

/** The newest messages, as many as fit, the oldest of them first. */
async function readHistory(unit: Unit, conversationId: string): Promise<Utterance[]> {
  const newest = await unit.tx.message.findMany({
    where: { conversationId },
    orderBy: { id: 'desc' },
    take: mostMessagesShown,
    select: { author: true, text: true },
  })
  let room = longestHistory
  const fitting = newest.filter(({ text }) => {
    room -= text.length
    return room >= 0
  })
  return fitting.reverse()
}
