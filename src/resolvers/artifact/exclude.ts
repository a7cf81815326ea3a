import { z } from 'zod'
import type { Artifact } from '../../generated/prisma/client.ts'
import { ConflictError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion, optionalText } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellItsLists } from '../placement/containing.ts'
import type { Unit } from '../unit.ts'
import { lockRow, nextVersion } from '../versions.ts'

const reference = { id: id('Artifact'), ifVersion }
const excludeInput = z.object({ ...reference, reason: optionalText(2000) })
const restoreInput = z.object(reference)

/** Says that what a scan has found is no artifact. Later scans leave it so; its places in lists stay. */
export async function excludeArtifact(unit: Unit, raw: z.input<typeof excludeInput>) {
  const { reason, ...reference } = parseInput(excludeInput, raw)
  const { id, state, sourceId } = await lockArtifact(unit, reference)
  if (sourceId === null) throw conflict('No source has the artifact, so no scan brings it back: delete it instead.')
  if (state === 'EXCLUDED') throw conflict('The artifact is excluded already.')
  return change(unit, id, {
    state: 'EXCLUDED',
    excludedAt: new Date(),
    excludedBy: unit.actor.id,
    exclusionReason: reason ?? null,
    goneUpstream: state === 'REMOVED',
  })
}

/** Takes an exclusion back: the artifact is ACTIVE, or REMOVED when it has gone upstream meanwhile. */
export async function restoreArtifact(unit: Unit, raw: z.input<typeof restoreInput>) {
  const { id, state, goneUpstream } = await lockArtifact(unit, parseInput(restoreInput, raw))
  if (state !== 'EXCLUDED') throw conflict('The artifact is not excluded.')
  return change(unit, id, {
    state: goneUpstream ? 'REMOVED' : 'ACTIVE',
    excludedAt: null,
    excludedBy: null,
    exclusionReason: null,
    goneUpstream: false,
  })
}

/** The source first, as scans do, which count its artifacts. */
async function lockArtifact(
  unit: Unit,
  { id, ifVersion }: Omit<z.output<typeof restoreInput>, 'validateOnly'>,
): Promise<Artifact> {
  await unit.tx.$queryRaw`
    SELECT id FROM sources WHERE id = (SELECT source_id FROM artifacts WHERE id = ${id.id}::uuid) FOR NO KEY UPDATE`
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'artifact:exclude', id)
  return unit.tx.artifact.findUniqueOrThrow({ where: { id: id.id } })
}

type Exclusion = Pick<Artifact, 'state' | 'excludedAt' | 'excludedBy' | 'exclusionReason' | 'goneUpstream'>

async function change(unit: Unit, id: string, exclusion: Exclusion) {
  const artifact = await unit.tx.artifact.update({ where: { id }, data: { ...exclusion, ...nextVersion } })
  await tellItsLists(unit, [id], 'CHANGED')
  return { artifact }
}

const conflict = (message: string) => new ConflictError(message, ['input', 'id'], null)
