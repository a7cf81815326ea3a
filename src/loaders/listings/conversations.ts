import { Prisma } from '../../generated/prisma/client.ts'
import { conversationColumns, messageColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'

/** The conversations about projects, newest first. Ids are made in the order of time. */
export const conversationsOfProject: Listing = {
  name: 'project.conversations',
  columns: conversationColumns,
  from: Prisma.sql`conversations v`,
  where: [],
  parent: Prisma.sql`v.project_id`,
  order: [{ field: 'ID', key: { sql: Prisma.sql`v.id`, type: 'uuid', column: 'id' }, descending: true }],
}

/** What was said in conversations, the oldest first. */
export const messagesOfConversation: Listing = {
  name: 'conversation.messages',
  columns: messageColumns,
  from: Prisma.sql`messages m`,
  where: [],
  parent: Prisma.sql`m.conversation_id`,
  order: [{ field: 'ID', key: { sql: Prisma.sql`m.id`, type: 'uuid', column: 'id' }, descending: false }],
}
