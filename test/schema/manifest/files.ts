import type { World } from '../../kit/world.ts'

/** A catalogue as files. */
export interface Files {
  readonly toml: string
  readonly lock?: string | null
}

/** What importManifest answers. */
export interface Imported {
  readonly __typename: string
  readonly entries?: readonly { kind: string; name: string; outcome: string; message: string | null }[]
  readonly issues?: readonly { path: readonly string[]; message: string; code: string }[]
  readonly limit?: number
}

export const importDocument = `mutation ($input: ImportManifestInput!) { importManifest(input: $input) {
  __typename
  ... on ImportManifestSuccess { entries { kind name outcome message } }
  ... on ValidationError { issues { path message code } }
  ... on LimitError { limit } } }`

/** The catalogue of a world as files. */
export const exported = async (world: World): Promise<Required<Files>> =>
  (await world.read<{ manifest: Required<Files> }>('{ manifest { toml lock } }')).manifest

/** Imports files into a world. */
export const imported = async (world: World, input: Files & { validateOnly?: boolean }): Promise<Imported> =>
  (await world.read<{ importManifest: Imported }>(importDocument, { input })).importManifest

/** Empties a world's catalogue, as if it were another one. */
export async function empty(world: World): Promise<void> {
  await world.database.prisma.$executeRaw`TRUNCATE artifacts, sources, collections CASCADE`
}
