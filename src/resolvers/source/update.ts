import { z } from 'zod'
import type { Source } from '../../generated/prisma/client.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { asksForReading } from '../scan/reading.ts'
import { requestScan } from '../scan/request.ts'
import type { Unit } from '../unit.ts'
import { given, lockRow, nextVersion } from '../versions.ts'
import { ref, sourceFields, trustLevel } from './input.ts'
import { assertNotRegistered } from './registration.ts'

const input = z.object({
  id: id('Source'),
  ref: unclearable(ref),
  trustLevel: unclearable(trustLevel),
  importRepositoryDescription: unclearable(z.boolean()),
  importReadme: unclearable(z.boolean()),
  ...sourceFields,
  ifVersion,
})

/** Changes a source. What asks for another reading of the repository has it scanned. */
export async function updateSource(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion, ...fields } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'source:update', id)
  const before = await unit.tx.source.findUniqueOrThrow({ where: { id: id.id } })
  const changes = given(fields)
  if (!changes) return { source: before, scan: null }
  await assertNotRegistered(unit, { ...before, ...changes }, id.id)
  const source = await unit.tx.source.update({ where: { id: id.id }, data: { ...changes, ...nextVersion } })
  await forget(unit, source)
  if (!asksForReading(before, source)) return { source, scan: null }
  const scan = await requestScan(unit, source.id)
  return { source: { ...source, scanStatus: scan.status }, scan }
}

/** What is no longer to be imported is not kept. */
async function forget(unit: Unit, { id, importRepositoryDescription, importReadme }: Source): Promise<void> {
  if (!importRepositoryDescription && !importReadme) {
    await unit.tx.sourceDetails.deleteMany({ where: { sourceId: id } })
    return
  }
  const data = {
    ...(importRepositoryDescription ? {} : { repositoryDescription: null }),
    ...(importReadme ? {} : { readme: null, readmeTruncated: false, readmeCommit: null }),
  }
  if (Object.keys(data).length > 0) await unit.tx.sourceDetails.updateMany({ where: { sourceId: id }, data })
}
