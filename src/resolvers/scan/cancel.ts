import { z } from 'zod'
import { ConflictError, NotFoundError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { scanTopic } from './progress.ts'
import { recordFailure } from './record.ts'

const input = z.object({ id: id('Scan') })

/** Ends a scan that has not ended, in whichever process it runs: that one notices within two seconds and gives up. */
export async function cancelScan(unit: Unit, raw: z.input<typeof input>) {
  const { id } = parseInput(input, raw)
  const [scan] = await unit.tx.$queryRaw<{ sourceId: string; ended: boolean }[]>`
    SELECT n.source_id::text AS "sourceId", n.finished_at IS NOT NULL AS ended
    FROM scans n JOIN sources s ON s.id = n.source_id WHERE n.id = ${id.id}::uuid FOR NO KEY UPDATE OF s, n`
  if (!scan) throw new NotFoundError('There is no scan with this id.', ['input', 'id'])
  assertMay(unit.actor, 'source:scan', { type: 'Source', id: scan.sourceId })
  if (scan.ended) throw new ConflictError('The scan has ended already.', ['input', 'id'], id)
  await recordFailure(unit.tx, id.id, `Cancelled by ${unit.actor.id}.`)
  unit.publish(scanTopic(id.id), { status: 'FAILED' })
  return { scan: await unit.tx.scan.findUniqueOrThrow({ where: { id: id.id } }) }
}
