import type { Group as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { Group } from './node.ts'

/** Pages of groups. */
export const { Connection: GroupConnection } = connectionType<Row>('Group', Group, 'groups')
