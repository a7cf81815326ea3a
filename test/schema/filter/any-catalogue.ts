import fc from 'fast-check'
import { encodeId, newId, type NodeType } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'

const types = ['SKILL', 'COMMAND', 'AGENT', 'HOOK', 'MCP_SERVER', 'PLUGIN'] as const
const states = ['ACTIVE', 'REMOVED', 'EXCLUDED'] as const
const trustLevels = ['UNTRUSTED', 'BASIC', 'OFFICIAL'] as const
const scanStatuses = ['PENDING', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED'] as const
const tags = ['red', 'green', 'blue'] as const
const words = ['alpha', 'album', 'beta', 'gamma'] as const

/** A source as it is made up; times are minutes. */
interface MadeSource {
  readonly words: readonly string[]
  readonly trustLevel: (typeof trustLevels)[number]
  readonly scanStatus: (typeof scanStatuses)[number]
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
  readonly lastScannedAt: number | null
}

/** An artifact as it is made up: by hand, or of a source. */
interface MadeArtifact {
  readonly source: number | null
  readonly type: (typeof types)[number]
  readonly state: (typeof states)[number]
  readonly name: readonly string[]
  readonly title: string | null
  readonly description: string | null
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}

/** What the model sorts a row by. */
export interface Sortable {
  readonly uuid: string
  readonly keys: Readonly<Record<string, string | number>>
}

/** A row of a list as the model knows it: what it is filtered by and what it is sorted by. */
export interface Row extends Sortable {
  readonly id: string
  readonly has: (filter: Filter) => boolean
}

/** A filter on tags. */
export type TagsFilter = Partial<Record<'all' | 'any' | 'none', readonly string[] | null>>

/** A filter of artifacts or of sources; `sourceId` is the index of a source. */
export interface Filter {
  readonly types?: readonly string[] | null
  readonly states?: readonly string[] | null
  readonly sourceId?: number | null
  readonly artifactTypes?: readonly string[] | null
  readonly scanStatuses?: readonly string[] | null
  readonly trustLevels?: readonly string[] | null
  readonly tags?: TagsFilter | null
  readonly search?: string | null
}

/** Some of these values, each once. */
export const some = <Value>(values: readonly Value[], maxLength = values.length) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength })
const minutes = fc.integer({ min: 0, max: 5 })

/** Catalogues of up to 8 sources and 40 artifacts, with many ties. */
export const catalogues = fc.record({
  sources: fc.array(
    fc.record<MadeSource>({
      words: some(words, 2),
      trustLevel: fc.constantFrom(...trustLevels),
      scanStatus: fc.constantFrom(...scanStatuses),
      tags: some(tags),
      createdAt: minutes,
      updatedAt: minutes,
      lastScannedAt: fc.option(minutes),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  artifacts: fc.array(
    fc.record<MadeArtifact>({
      source: fc.option(fc.nat(7)),
      type: fc.constantFrom(...types),
      state: fc.constantFrom(...states, 'ACTIVE'),
      name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
      title: fc.option(fc.constantFrom(...words)),
      description: fc.option(fc.constantFrom(...words)),
      tags: some(tags),
      createdAt: minutes,
      updatedAt: minutes,
    }),
    { maxLength: 40 },
  ),
})

/** A value, null, or nothing at all. */
export const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(fc.option(arbitrary), { nil: undefined })
const common = {
  trustLevels: optional(some([...trustLevels, 'VERIFIED'])),
  tags: optional(fc.record({ all: optional(some(tags)), any: optional(some(tags)), none: optional(some(tags)) })),
  search: optional(fc.constantFrom('', ' ', 'al', 'ALPHA', 'beta al', 'gam', 'red', 'nothing')),
}

/** Filters of both lists, with any of their fields. */
export const filters = {
  artifacts: fc.record({
    ...common,
    types: optional(some(types)),
    states: optional(some(states)),
    sourceId: optional(fc.nat(8)),
  }),
  sources: fc.record({
    ...common,
    artifactTypes: optional(some(types)),
    scanStatuses: optional(some(scanStatuses)),
  }),
} as const

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
/** Whether each word of a search begins one of the words that were found. */
export const begins = (found: readonly string[], search: string) =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => found.some((other) => other.startsWith(word)))

/** Whether these tags pass a filter on tags. */
export function hasTags(filter: TagsFilter | null | undefined, tags: readonly string[]): boolean {
  const { all, any, none } = filter ?? {}
  const has = (tag: string): boolean => tags.includes(tag)
  return (all?.every(has) ?? true) && (any?.some(has) ?? true) && !(none?.some(has) ?? false)
}

/** Whether a row with these fields passes what both filters have. */
function passes(filter: Filter, row: { tags: readonly string[]; trustLevel: string | null; words: readonly string[] }) {
  return (
    (filter.trustLevels == null || (row.trustLevel !== null && filter.trustLevels.includes(row.trustLevel))) &&
    hasTags(filter.tags, row.tags) &&
    (!filter.search?.trim() || begins(row.words, filter.search.trim()))
  )
}

/** Puts a catalogue into an empty database. @returns its lists as the model knows them */
export async function fill(
  world: World,
  catalogue: { sources: readonly MadeSource[]; artifacts: readonly MadeArtifact[] },
): Promise<Record<'artifacts' | 'sources', Row[]>> {
  const { prisma } = world.database
  const sources = catalogue.sources.map((made, index) => ({ ...made, uuid: newId(), repository: `r${String(index)}` }))
  const artifacts = catalogue.artifacts.map((made) => ({
    ...made,
    uuid: newId(),
    of: sources[made.source ?? sources.length] ?? null,
  }))
  await prisma.$executeRaw`TRUNCATE artifacts, sources CASCADE`
  await prisma.source.createMany({
    data: sources.map(({ uuid, words, tags, createdAt, updatedAt, lastScannedAt, ...rest }) => ({
      ...{ id: uuid, owner: ['acme', ...words].join('-'), tags: [...tags], repository: rest.repository },
      ...{ trustLevel: rest.trustLevel, scanStatus: rest.scanStatus },
      ...{ createdAt: at(createdAt), updatedAt: at(updatedAt) },
      lastScannedAt: lastScannedAt === null ? null : at(lastScannedAt),
    })),
  })
  await prisma.artifact.createMany({
    data: artifacts.map(({ uuid, of, name, createdAt, updatedAt, tags, type, state, title, description }) => ({
      ...{ id: uuid, name: name.join('_'), title, description, tags: [...tags], type, state },
      ...{ createdAt: at(createdAt), updatedAt: at(updatedAt) },
      ...(state === 'EXCLUDED' && { excludedAt: at(0), excludedBy: 'local' }),
      ...(of && { sourceId: of.uuid, path: uuid, detectedAt: at(0), contentHash: '0'.repeat(40) }),
    })),
  })
  const row = (type: NodeType, uuid: string, keys: Row['keys'], has: Row['has']): Row => ({
    ...{ id: encodeId(type, uuid), uuid, keys, has },
  })
  return {
    sources: sources.map((source) => {
      const active = artifacts.filter(({ of, state }) => of === source && state === 'ACTIVE')
      const name = `${['acme', ...source.words].join('-')}/${source.repository}`
      const keys = {
        NAME: name,
        CREATED_AT: source.createdAt,
        UPDATED_AT: source.updatedAt,
        ARTIFACT_COUNT: active.length,
        LAST_SCANNED_AT: source.lastScannedAt ?? -1,
      }
      const words = [...name.split(/[-/]/), ...source.tags]
      return row('Source', source.uuid, keys, (filter) =>
        [
          passes(filter, { ...source, words }),
          filter.artifactTypes?.some((type) => active.some((artifact) => artifact.type === type)) ?? true,
          filter.scanStatuses?.includes(source.scanStatus) ?? true,
        ].every(Boolean),
      )
    }),
    artifacts: artifacts.map((artifact) => {
      const { name, type, createdAt, updatedAt, title, description, of } = artifact
      const keys = { NAME: name.join('_'), TYPE: types.indexOf(type), CREATED_AT: createdAt, UPDATED_AT: updatedAt }
      const words = [...name, ...artifact.tags, ...[title, description].filter((text) => text !== null)]
      return row('Artifact', artifact.uuid, keys, (filter) =>
        [
          passes(filter, { tags: artifact.tags, trustLevel: of?.trustLevel ?? null, words }),
          filter.types?.includes(type) ?? true,
          (filter.states ?? ['ACTIVE']).includes(artifact.state),
          filter.sourceId == null || (of !== null && of === sources[filter.sourceId]),
        ].every(Boolean),
      )
    }),
  }
}

/** A key of an order. */
export interface Term {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** Rows in an order of keys that the model knows; the id, in the direction of the last key, breaks ties. */
export function inOrder<Some extends Sortable>(rows: readonly Some[], orderBy: readonly Term[]): Some[] {
  const terms: readonly Term[] = orderBy.length > 0 ? orderBy : [{ field: 'CREATED_AT', direction: 'DESC' }]
  const all = [...terms, { field: 'ID', direction: terms.at(-1)?.direction ?? 'ASC' }]
  const keyOf = (row: Sortable, field: string) => (field === 'ID' ? row.uuid : (row.keys[field] ?? ''))
  return rows.toSorted((left, right) => {
    for (const { field, direction } of all) {
      const [one, other] = [keyOf(left, field), keyOf(right, field)]
      if (one !== other) return one < other === (direction === 'ASC') ? -1 : 1
    }
    return 0
  })
}
