import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, ifVersion, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellItsLists } from '../placement/containing.ts'
import type { Unit } from '../unit.ts'
import { given, lockRow, nextVersion } from '../versions.ts'
import { artifactFields, artifactName } from './input.ts'
import { assertMadeByHand } from './ownership.ts'

const input = z.object({ id: id('Artifact'), name: unclearable(artifactName), ...artifactFields, ifVersion })

/** Changes an artifact that was made by hand. */
export async function updateArtifact(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion, content, ...fields } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'artifact:update', id)
  const before = await unit.tx.artifact.findUniqueOrThrow({ where: { id: id.id } })
  assertMadeByHand(before)
  if (content !== undefined) await writeContent(unit, id.id, content)
  const changes = given({ ...fields, ...(content === undefined ? {} : { updatedAt: new Date() }) })
  if (!changes) return { artifact: before }
  await tellItsLists(unit, [id.id], 'CHANGED')
  return { artifact: await unit.tx.artifact.update({ where: { id: id.id }, data: { ...changes, ...nextVersion } }) }
}

async function writeContent(unit: Unit, artifactId: string, text: string | null): Promise<void> {
  if (text === null) await unit.tx.artifactContent.deleteMany({ where: { artifactId } })
  else await unit.tx.artifactContent.upsert({ where: { artifactId }, create: { artifactId, text }, update: { text } })
}
