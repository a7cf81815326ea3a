import { z } from 'zod'
import type { Scan } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'
import { scanQueue } from './queue.ts'

const input = z.object({ id: id('Source') })

/** Has a source scanned. One that is being scanned already answers with that scan. */
export async function scanSource(unit: Unit, raw: z.input<typeof input>) {
  const { id } = parseInput(input, raw)
  await lockRow(unit, id)
  assertMay(unit.actor, 'source:scan', id)
  return { scan: await requestScan(unit, id.id) }
}

/**
 * Makes a PENDING scan with its job in the queue, or finds the one that has not ended. The caller holds the lock of
 * the source; the unique index on unfinished scans keeps the rule.
 */
export async function requestScan(unit: Unit, sourceId: string): Promise<Scan> {
  const unfinished = await unit.tx.scan.findFirst({ where: { sourceId, status: { in: ['PENDING', 'RUNNING'] } } })
  if (unfinished) return unfinished
  const scan = await unit.tx.scan.create({ data: { id: newId(), sourceId } })
  await unit.tx.$executeRaw`UPDATE sources SET scan_status = 'PENDING' WHERE id = ${sourceId}::uuid`
  await scanQueue.send(unit.tx, [{ scanId: scan.id }])
  unit.afterCommit(() => {
    unit.scans.start(scan.id)
  })
  return scan
}
