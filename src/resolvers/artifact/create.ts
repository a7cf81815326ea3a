import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { artifactFields, artifactName, artifactType } from './input.ts'

const input = z.object({ type: artifactType, name: artifactName, ...artifactFields })

/** Makes an artifact by hand: one without a source. */
export async function createArtifact(unit: Unit, raw: z.input<typeof input>) {
  const { type, name, content = null, tags = [], title = null, ...fields } = parseInput(input, raw)
  assertMay(unit.actor, 'artifact:create', null)
  const { description = null, license = null, declaredVersion = null } = fields
  const data = { id: newId(), type, name, title, description, license, declaredVersion, tags }
  const artifact = await unit.tx.artifact.create({ data })
  if (content !== null) await unit.tx.artifactContent.create({ data: { artifactId: artifact.id, text: content } })
  return { artifact }
}
