import type { Group as Row } from '../../generated/prisma/client.ts'
import { connectionType } from '../connection.ts'
import { Group } from './node.ts'

/** Pages of groups. */
export const { Connection: GroupConnection } = connectionType<Row>('Group', Group, 'groups')
