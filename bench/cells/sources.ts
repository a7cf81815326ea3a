/** A list that is asked for, with its filter and order. */
export interface ListQuestion {
  readonly list: 'artifacts' | 'sources'
  /** What is asked for, in words. */
  readonly title: string
  readonly filter?: Readonly<Record<string, unknown>>
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
}

/** Global ids of what filters name. */
export interface NamedThings {
  readonly largeSource: string
  readonly smallSource: string
  readonly collections: Readonly<Record<'Small' | 'Large' | 'Old', string>>
}

const artifacts = (title: string, filter: ListQuestion['filter'] = {}): ListQuestion => ({
  list: 'artifacts',
  title,
  filter,
})
const sources = (title: string, filter: ListQuestion['filter'] = {}): ListQuestion => ({
  list: 'sources',
  title,
  filter,
})
const ordered = (list: ListQuestion['list'], field: string, direction: 'ASC' | 'DESC'): ListQuestion => ({
  list,
  title: `by ${field}, ${direction === 'ASC' ? 'upwards' : 'downwards'}`,
  orderBy: [{ field, direction }],
})

/** What filtered lists and searches are compared with. */
export const UNFILTERED = { artifacts: artifacts('all'), sources: sources('all') } as const

/** Every filter by itself, with values that stand in many rows and in few, and some of them together. */
export function filtered({ largeSource, smallSource, collections }: NamedThings): readonly ListQuestion[] {
  return [
    artifacts('of the commonest type', { types: ['SKILL'] }),
    artifacts('of the rarest type', { types: ['HOOK'] }),
    artifacts('of two types', { types: ['MCP_SERVER', 'HOOK'] }),
    artifacts('with a common tag', { tags: { all: ['python'] } }),
    artifacts('with a rare tag', { tags: { all: ['maps'] } }),
    artifacts('with two tags', { tags: { all: ['python', 'maps'] } }),
    artifacts('with any of two tags', { tags: { any: ['bio', 'maps'] } }),
    artifacts('without a tag', { tags: { none: ['python'] } }),
    artifacts('of the commonest trust level', { trustLevels: ['BASIC'] }),
    artifacts('of the rarest trust level', { trustLevels: ['OFFICIAL'] }),
    artifacts('of the largest source', { sourceId: largeSource }),
    artifacts('of the smallest source', { sourceId: smallSource }),
    artifacts('removed', { states: ['REMOVED'] }),
    artifacts('excluded', { states: ['EXCLUDED'] }),
    artifacts('in every state', { states: ['ACTIVE', 'REMOVED', 'EXCLUDED'] }),
    artifacts('in a small collection', { inCollection: collections.Small }),
    artifacts('in a large collection', { inCollection: collections.Large }),
    artifacts('in a collection of what is old', { inCollection: collections.Old }),
    artifacts('not in a large collection', { notInCollection: collections.Large }),
    artifacts('of a type, with a tag, of a trust level', {
      types: ['AGENT'],
      tags: { all: ['testing'] },
      trustLevels: ['VERIFIED'],
    }),
    artifacts('of the rarest type, with a rare tag, of the rarest trust level', {
      types: ['HOOK'],
      tags: { any: ['maps', 'audio'] },
      trustLevels: ['OFFICIAL'],
    }),
    sources('with the commonest type', { artifactTypes: ['SKILL'] }),
    sources('with the rarest type', { artifactTypes: ['HOOK'] }),
    sources('with a common tag', { tags: { all: ['python'] } }),
    sources('with any of two tags', { tags: { any: ['bio', 'maps'] } }),
    sources('without a tag', { tags: { none: ['python'] } }),
    sources('of the rarest trust level', { trustLevels: ['OFFICIAL'] }),
    sources('whose scan failed', { scanStatuses: ['FAILED'] }),
    sources('with a type, a tag, of a trust level, scanned', {
      artifactTypes: ['HOOK'],
      tags: { all: ['python'] },
      trustLevels: ['BASIC'],
      scanStatuses: ['SUCCEEDED'],
    }),
  ]
}

/** Searches for what is found often, rarely and not at all, and together with filters. */
export function searches({ collections }: NamedThings): readonly ListQuestion[] {
  return [
    artifacts('a word in almost every description', { search: 'code' }),
    artifacts('a common word of names', { search: 'python' }),
    artifacts('a word in a few descriptions of a hundred', { search: 'zephyr' }),
    artifacts('a rare word', { search: 'amastilith' }),
    artifacts('a less common word of names', { search: 'triage' }),
    artifacts('the beginning of a word', { search: 'kube' }),
    artifacts('one letter', { search: 'r' }),
    artifacts('two words', { search: 'review python' }),
    artifacts('a rare and a common word', { search: 'amastilith code' }),
    artifacts('a whole name', { search: 'review-code-amastilith' }),
    artifacts('a word that is not there', { search: 'xylophone' }),
    artifacts('another form of a common word', { search: 'reviewing' }),
    artifacts('common words in camelCase', { search: 'codeReview' }),
    artifacts('the beginning of a rare word', { search: 'amast' }),
    artifacts('a rare word, in a large collection', { search: 'amastilith', inCollection: collections.Large }),
    artifacts('a rare word, not in a large collection', { search: 'amastilith', notInCollection: collections.Large }),
    artifacts('a common word, of the rarest type', { search: 'code', types: ['HOOK'] }),
    artifacts('a common word, of the rarest trust level', { search: 'code', trustLevels: ['OFFICIAL'] }),
    artifacts('a common word, with a rare tag', { search: 'code', tags: { all: ['maps'] } }),
    sources('a word in many names', { search: 'kit' }),
    sources('a word in few names', { search: 'satellite' }),
    sources('an owner', { search: 'triage' }),
    sources('a word that is not there', { search: 'xylophone' }),
    sources('a word, with a tag', { search: 'labs', tags: { all: ['python'] } }),
  ]
}

/** Lists whose page 500 is compared with their page 1, by how many rows a page has. */
export const DEEP: readonly { readonly question: ListQuestion; readonly first: number }[] = [
  { question: UNFILTERED.artifacts, first: 20 },
  { question: ordered('artifacts', 'NAME', 'ASC'), first: 20 },
  { question: ordered('artifacts', 'UPDATED_AT', 'DESC'), first: 20 },
  { question: ordered('artifacts', 'TYPE', 'ASC'), first: 20 },
  { question: artifacts('of the commonest type', { types: ['SKILL'] }), first: 20 },
  { question: artifacts('with a common tag', { tags: { all: ['python'] } }), first: 20 },
  { question: artifacts('a word in almost every description', { search: 'code' }), first: 20 },
  { question: UNFILTERED.sources, first: 1 },
  { question: ordered('sources', 'NAME', 'ASC'), first: 1 },
  { question: ordered('sources', 'ARTIFACT_COUNT', 'DESC'), first: 1 },
  { question: ordered('sources', 'LAST_SCANNED_AT', 'DESC'), first: 1 },
]

/** The fields that a list shows. */
const FIELDS = {
  artifacts: 'id name type state description tags license updatedAt',
  sources: 'id owner repository ref trustLevel tags scanStatus artifactCount updatedAt',
} as const
const INPUTS = { artifacts: 'Artifact', sources: 'Source' } as const

/** The body of a request for a page. */
export function pageOf(question: ListQuestion, first: number, after: string | null = null): object {
  const { list, filter = {}, orderBy = [] } = question
  const type = INPUTS[list]
  return {
    query: `query ($first: Int!, $after: String, $filter: ${type}Filter, $orderBy: [${type}Order!]) {
      page: ${list}(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { ${FIELDS[list]} } pageInfo { hasNextPage endCursor } } }`,
    variables: { first, after, filter, orderBy },
  }
}
