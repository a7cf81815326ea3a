import type { World } from '../../kit/world.ts'
import { decodeId, newId } from '../../../src/ids.ts'

/** A source as the model knows it. Times are minutes since the model began; null: never. */
export interface Known {
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
  readonly trustLevel: string
  readonly scanStatus: string
  readonly types: readonly string[]
  readonly artifactCount: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly lastScannedAt: number | null
}

/** A filter as the API takes it. */
export interface Filter {
  readonly artifactTypes?: readonly string[] | null
  readonly tags?: {
    readonly all?: readonly string[] | null
    readonly any?: readonly string[] | null
    readonly none?: readonly string[] | null
  } | null
  readonly trustLevels?: readonly string[] | null
  readonly scanStatuses?: readonly string[] | null
  readonly search?: string | null
}

/** Whether a source is to be shown. Words of a search are the beginnings of words in names and tags. */
export function shows(filter: Filter, source: Known): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
  const known = words([source.name, ...source.tags].join(' '))
  const { artifactTypes, tags, trustLevels, scanStatuses, search } = filter
  const has = (tag: string) => source.tags.includes(tag.toLowerCase())
  return (
    (artifactTypes?.some((type) => source.types.includes(type)) ?? true) &&
    (tags?.all?.every(has) ?? true) &&
    (tags?.any?.some(has) ?? true) &&
    !(tags?.none?.some(has) ?? false) &&
    (trustLevels?.includes(source.trustLevel) ?? true) &&
    (scanStatuses?.includes(source.scanStatus) ?? true) &&
    words(search ?? '').every((word) => known.some((other) => other.startsWith(word)))
  )
}

/** What sources are ordered by. */
export type Field = 'NAME' | 'CREATED_AT' | 'UPDATED_AT' | 'ARTIFACT_COUNT' | 'LAST_SCANNED_AT'

/** One key of an order. */
export interface Term {
  readonly field: Field
  readonly direction: 'ASC' | 'DESC'
}

const keys: Record<Field, (source: Known) => string | number> = {
  NAME: ({ name }) => name.toLowerCase(),
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  ARTIFACT_COUNT: ({ artifactCount }) => artifactCount,
  LAST_SCANNED_AT: ({ lastScannedAt }) => lastScannedAt ?? -1,
}

/** The sources in an order; the id, in the direction of the last key, breaks ties. */
export function inOrder(sources: readonly Known[], terms: readonly Term[]): Known[] {
  const order = terms.length > 0 ? terms : [{ field: 'CREATED_AT', direction: 'DESC' } as const]
  const compare = (a: string | number, b: string | number, direction: Term['direction']) =>
    (a < b ? -1 : a > b ? 1 : 0) * (direction === 'ASC' ? 1 : -1)
  const rowId = ({ id }: Known) => decodeId(id)?.id ?? ''
  return [...sources].sort(
    (a, b) =>
      order
        .map(({ field, direction }) => compare(keys[field](a), keys[field](b), direction))
        .find((sign) => sign !== 0) ?? compare(rowId(a), rowId(b), order.at(-1)?.direction ?? 'ASC'),
  )
}

const described = [
  ['obra/Superpowers', ['prompts', 'team_a'], 'OFFICIAL', 'SUCCEEDED', ['SKILL', 'HOOK'], 5, 0, 9, 3],
  ['obra/snake_case-tools', [], 'BASIC', 'FAILED', [], 0, 1, 8, 5],
  ['Acme/superpowers', ['prompts'], 'VERIFIED', 'SUCCEEDED', ['AGENT'], 2, 1, 7, 3],
  ['acme/review-kit', ['review', 'team_b'], 'UNTRUSTED', 'PENDING', [], 0, 2, 7, null],
  ['zeta/review', ['prompts', 'review', 'team_a'], 'BASIC', 'RUNNING', ['SKILL'], 1, 3, 3, null],
  ['zeta/a.b', ['x'], 'OFFICIAL', 'PARTIAL', ['PLUGIN', 'SKILL', 'COMMAND'], 3, 4, 4, 7],
  ['under/Zebra', [], 'VERIFIED', 'SUCCEEDED', ['MCP_SERVER'], 2, 4, 4, 1],
] as const

/** Seven sources of many kinds, in the database and as the model knows them. */
export async function sourcesOfAllKinds(world: World): Promise<Known[]> {
  const { prisma } = world.database
  const known: Known[] = []
  for (const [
    name,
    tags,
    trustLevel,
    scanStatus,
    types,
    artifactCount,
    createdAt,
    updatedAt,
    lastScannedAt,
  ] of described) {
    const id = await world.source(`https://github.com/${name}`, { tags: [...tags], trustLevel, scan: false })
    const rowId = decodeId(id)?.id ?? ''
    for (let index = 0; index < artifactCount; index++)
      await prisma.artifact.create({
        data: {
          id: newId(),
          sourceId: rowId,
          type: types[index % types.length] ?? 'SKILL',
          name: 'artifact',
          tags: [],
          path: String(index),
          detectedAt: new Date(),
          contentHash: 'a'.repeat(64),
        },
      })
    const at = (minutes: number | null) => (minutes === null ? null : new Date(Date.UTC(2026, 0, 1, 0, minutes)))
    await prisma.$executeRaw`
      UPDATE sources SET scan_status = ${scanStatus}::text::scan_status, created_at = ${at(createdAt)}::timestamptz,
        updated_at = ${at(updatedAt)}::timestamptz, last_scanned_at = ${at(lastScannedAt)}::timestamptz
      WHERE id = ${rowId}::uuid`
    known.push({ id, name, tags, trustLevel, scanStatus, types, artifactCount, createdAt, updatedAt, lastScannedAt })
  }
  return known
}
