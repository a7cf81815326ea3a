import { cursorsFromEnd, cursorsFromStart, type ReadPage } from './cursors.ts'
import type { Dialect, KnownCursors, Send } from './dialect.ts'
import { deepPlace, MOST_COLLECTIONS, type Question, SPREAD } from './question.ts'
import { isObject, plain, rootOf } from './shape.ts'

const tree = `id name groups: groupsByCollectionId(first: 10, orderBy: [ORDER_KEY_ASC]) { nodes { id name
  artifacts: groupMembershipsByGroupId(first: 10, orderBy: [ORDER_KEY_ASC]) { nodes { artifact: artifactByArtifactId { id name type } } } } }`

const newest = 'orderBy: [CREATED_AT_DESC, ROW_ID_DESC]'
const longest = 'orderBy: [ARTIFACT_COUNT_DESC, ROW_ID_DESC]'
const inOrder = 'orderBy: [ORDER_KEY_ASC, ARTIFACT_ID_ASC]'

const documents = {
  q1: `query Q1($id: ID!) { node(id: $id) { id ... on Artifact { name type description tags version createdAt } } }`,
  q2: `query Q2($after: Cursor) { allCollections(first: 20, after: $after, ${newest}) {
    edges { cursor node { id name artifactCount groupCount } } pageInfo { hasNextPage endCursor } } }`,
  q3: `query Q3($id: UUID!) { collectionByRowId(rowId: $id) { ${tree} } }`,
  q3wide: `query Q3Wide($after: Cursor) { allCollections(first: 10, after: $after, ${longest}) { nodes { ${tree} } } }`,
  page: `query Page($id: UUID!, $after: Cursor) { groupByRowId(rowId: $id) {
    artifacts: groupMembershipsByGroupId(first: 20, after: $after, ${inOrder}) {
      edges { cursor node { artifact: artifactByArtifactId { id name type } } } pageInfo { hasNextPage endCursor } } } }`,
  q5: `query Q5($word: String, $type: ArtifactType) { peersSearchArtifacts(word: $word, kind: $type, first: 20) {
    nodes { id name type description } } }`,
  move: `mutation M1($list: UUID!, $artifact: UUID!, $after: UUID!) {
    peersPlaceArtifact(input: { listId: $list, movedId: $artifact, afterId: $after }) { result {
      artifact: artifactByArtifactId { id name } list: collectionByCollectionId { id name artifactCount } } } }`,
}

const walks = {
  q2: `query Walk($first: Int, $after: Cursor) { allCollections(first: $first, after: $after, ${newest}) { edges { cursor } } }`,
  q3wide: `query Walk($first: Int, $after: Cursor) { allCollections(first: $first, after: $after, ${longest}) { edges { cursor } } }`,
  page: `query Walk($id: UUID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) { groupByRowId(rowId: $id) {
    artifacts: groupMembershipsByGroupId(first: $first, after: $after, last: $last, before: $before, ${inOrder}) { edges { cursor } } } }`,
}

/** The schema that PostGraphile makes of the tables. */
export const postgraphile: Dialect = {
  async findCursors(send, { bigGroup, bigLength }) {
    const inGroup = reader(send, walks.page, { id: bigGroup })
    return {
      q2: await cursorsFromStart(reader(send, walks.q2), MOST_COLLECTIONS),
      q3wide: await cursorsFromStart(reader(send, walks.q3wide), 100),
      page: new Map([
        ...(await cursorsFromStart(inGroup, 10 + SPREAD)),
        ...(await cursorsFromEnd(inGroup, bigLength, deepPlace(bigLength), SPREAD)),
      ]),
    }
  },

  message: (question, cursors) => ({
    path: '/graphql',
    body: { query: documents[question.kind], variables: variablesOf(question, cursors) },
  }),

  reduce(kind, answer) {
    const root = rootOf(answer)
    return plain(kind === 'page' && isObject(root) ? root['artifacts'] : root)
  },
}

function variablesOf(question: Question, cursors: KnownCursors): Record<string, unknown> {
  switch (question.kind) {
    case 'q1':
      return { id: Buffer.from(JSON.stringify(['Artifact', question.id])).toString('base64') }
    case 'q2':
    case 'q3wide':
      return { after: cursors[question.kind].get(question.behind) }
    case 'page':
      return { id: question.id, after: cursors.page.get(question.behind) }
    case 'q3':
      return { id: question.id }
    case 'q5':
      return { word: question.word, type: question.type }
    case 'move':
      return { list: question.list, artifact: question.artifact, after: question.after }
  }
}

function reader(send: Send, query: string, variables: Record<string, unknown> = {}): ReadPage {
  return async (page) => {
    const root = rootOf(await send({ path: '/graphql', body: { query, variables: { ...variables, ...page } } }))
    return isObject(root) && 'artifacts' in root ? root['artifacts'] : root
  }
}
