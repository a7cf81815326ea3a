import { conversationsOfProject } from '../../loaders/listings/conversations.ts'
import type { Conversation as Row, Project as ProjectRow } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { Project } from '../project/node.ts'
import { reads } from '../selection.ts'
import { Conversation } from './node.ts'

const { Connection: ConversationConnection } = connectionType<Row>('Conversation', Conversation, 'conversations')

builder.prismaObjectField(Project, 'conversations', (t) =>
  t.field({
    type: ConversationConnection,
    description: 'The conversations with the planner about it, newest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(conversationsOfProject, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Row>(larder.loaders, conversationsOfProject, args, info, id),
    ...reads<ProjectRow>('id'),
  }),
)
