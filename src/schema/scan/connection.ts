import type { Scan as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { Scan } from './node.ts'

/** Pages of scans. */
export const { Connection: ScanConnection } = connectionType<Row>('Scan', Scan, 'scans')
