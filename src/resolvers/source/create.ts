import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { assertMay } from '../permissions.ts'
import { requestScan } from '../scan/request.ts'
import type { Unit } from '../unit.ts'
import { ref, repositoryUrl, sourceFields, trustLevel } from './input.ts'
import { assertNotRegistered } from './registration.ts'

const input = z.object({
  url: repositoryUrl,
  ref: ref.nullish(),
  trustLevel: trustLevel.nullish(),
  importRepositoryDescription: z.boolean().nullish(),
  importReadme: z.boolean().nullish(),
  scan: z.boolean().nullish(),
  ...sourceFields,
})

/** Registers a repository, and has it scanned unless told not to. Nobody is asked before the answer. */
export async function createSource(unit: Unit, raw: z.input<typeof input>) {
  const { url, scan, tags = [], ...given } = parseInput(input, raw)
  assertMay(unit.actor, 'source:create', null)
  const registration = {
    owner: url.owner,
    repository: url.repository,
    ref: given.ref ?? url.ref ?? 'HEAD',
    rootFolder: given.rootFolder ?? url.rootFolder,
  }
  await assertNotRegistered(unit, registration)
  const data = {
    id: newId(),
    ...registration,
    tags,
    trustLevel: given.trustLevel ?? 'BASIC',
    importRepositoryDescription: given.importRepositoryDescription ?? false,
    importReadme: given.importReadme ?? false,
  }
  const source = await unit.tx.source.create({ data })
  return { source, scan: scan === false ? null : await requestScan(unit, source.id) }
}
