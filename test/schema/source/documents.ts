import { expect } from 'vitest'
import { stable } from '../../kit/stable.ts'
import type { World } from '../../kit/world.ts'
import { encodeId } from '../../../src/ids.ts'

/** Every field of a source but what takes statements of its own. */
export const source = `__typename id url owner repository ref rootFolder trustLevel tags importRepositoryDescription
  importReadme scanStatus artifactCount commit version createdAt updatedAt`

/** Every field of a scan but its source. */
export const scan = `__typename id status startedAt finishedAt commit filesTotal filesRead added changed removed unchanged
  error findings { __typename severity rule message path line } version createdAt updatedAt`

const conflict = '... on ConflictError { existing { __typename id } }'
const stale = '... on StaleVersionError { current { __typename id } }'

/** A mutation with its success and every error that it may answer. */
const mutation = (name: string, success: string, ...errors: string[]): string => {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return `mutation ($input: ${Name}Input!) {
    ${name}(input: $input) {
      __typename
      ... on ${Name}Success { ${success} }
      ... on Error { code message path }
      ... on ValidationError { issues { __typename path code message } }
      ${errors.join(' ')}
    }
  }`
}

const documents = {
  createSource: mutation('createSource', `source { ${source} } scan { ${scan} }`, conflict),
  updateSource: mutation('updateSource', `source { ${source} } scan { ${scan} }`, conflict, stale),
  deleteSource: mutation('deleteSource', 'deletedId deletedArtifactCount keptArtifactCount', stale),
  tagSource: mutation('tagSource', `source { ${source} }`),
  untagSource: mutation('untagSource', `source { ${source} }`),
  cancelScan: mutation('cancelScan', `scan { ${scan} source { __typename id } }`, conflict),
  scanSource: mutation('scanSource', `scan { ${scan} source { __typename id } }`),
}

/** The answer of a mutation, as it came. */
export async function carryOut<Result = Record<string, unknown>>(
  world: World,
  name: keyof typeof documents,
  input: object,
): Promise<Result> {
  const data = await world.read<Record<string, Result>>(documents[name], { input })
  const result = data[name]
  if (result === undefined) throw new Error(`${name} has no result.`)
  return result
}

/** The answer of a mutation, stable for a snapshot. */
export const told = async (world: World, name: keyof typeof documents, input: object): Promise<unknown> =>
  stable(await carryOut(world, name, input))

/** Sends inputs that have to be refused, and sees that none of them leaves a trace. @returns the answers by label */
export async function refusals(
  world: World,
  name: keyof typeof documents,
  inputs: Readonly<Record<string, object>>,
): Promise<Record<string, unknown>> {
  const before = await contents(world)
  const answers: Record<string, unknown> = {}
  for (const [label, input] of Object.entries(inputs)) answers[label] = await told(world, name, input)
  await world.larder.scans.idle()
  expect(await contents(world)).toEqual(before)
  return answers
}

/** Everything that the database holds of sources. */
export async function contents(world: World): Promise<unknown> {
  const { prisma } = world.database
  return Promise.all([
    prisma.source.findMany({ orderBy: { id: 'asc' } }),
    prisma.sourceDetails.findMany({ orderBy: { sourceId: 'asc' } }),
    prisma.scan.findMany({ orderBy: { id: 'asc' } }),
    prisma.artifact.findMany({ orderBy: { id: 'asc' } }),
    prisma.artifactContent.findMany({ orderBy: { artifactId: 'asc' } }),
    prisma.blob.findMany({ orderBy: { hash: 'asc' } }),
  ])
}

/** The verbs and tables of the statements that were sent since the last look. */
export function statements(world: World): string[] {
  return world.statements.take().map(({ sql }) => {
    const verb = /^\W*(\w+)/.exec(sql)?.[1] ?? ''
    const table = /\b(?:FROM|INTO|UPDATE)\s+(?:"public"\.)?"?([a-z_]+)/.exec(sql)?.[1] ?? ''
    return `${verb} ${table}`
  })
}

/** The id of a source that was never there. */
export const nobody = encodeId('Source', '01980000-0000-7000-8000-000000000000')
