import type { Transaction } from '../../database/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import { type Applied, applyResult, countUnchanged } from './apply.ts'
import { recordDetails } from './details.ts'
import { remember } from './memory.ts'
import type { Reading } from './reading.ts'
import { recordSuccess, recordUnchanged } from './record.ts'
import { recordRename } from './rename.ts'

/**
 * Writes all that a reading has brought, and the end of its scan. The caller holds the locks of the source and the scan.
 * @param linkUpstream whether artifacts get the address at which people see them
 */
export async function keepReading(
  tx: Transaction,
  scanId: string,
  before: Source,
  { snapshot, result, details }: Reading,
  linkUpstream: boolean,
): Promise<Applied> {
  const { source, findings } = await recordRename(tx, before, snapshot.memory ?? null)
  if (details) await recordDetails(tx, source, snapshot.commit, details)
  // What was read in part has to be read again.
  await remember(tx, source, result?.incomplete == null ? (snapshot.memory ?? null) : null)
  if (result === null) {
    const changes = await countUnchanged(tx, source.id)
    await recordUnchanged(tx, scanId, snapshot.commit, changes.unchanged)
    return { changes, touched: [] }
  }
  const applied = await applyResult(tx, source, result, linkUpstream)
  await recordSuccess(tx, scanId, { ...result, findings: [...findings, ...result.findings] }, applied.changes)
  return applied
}
