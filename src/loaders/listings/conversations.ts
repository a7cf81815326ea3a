import { Prisma } from '../../generated/prisma/client.ts'
import { conversationColumns, messageColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import { idTerm } from './order.ts'

/** The conversations about projects, newest first. */
export const conversationsOfProject: Listing = {
  name: 'project.conversations',
  columns: conversationColumns,
  from: Prisma.sql`conversations v`,
  where: [],
  parent: Prisma.sql`v.project_id`,
  order: [idTerm(Prisma.sql`v.id`, true)],
}

/** What was said in conversations, the oldest first. */
export const messagesOfConversation: Listing = {
  name: 'conversation.messages',
  columns: messageColumns,
  from: Prisma.sql`messages m`,
  where: [],
  parent: Prisma.sql`m.conversation_id`,
  order: [idTerm(Prisma.sql`m.id`, false)],
}
