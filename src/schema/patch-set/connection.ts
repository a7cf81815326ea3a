import type { PatchSet as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { PatchSet } from './node.ts'

/** Pages of patch sets. */
export const { Connection: PatchSetConnection } = connectionType<Row>('PatchSet', PatchSet, 'patch sets')
