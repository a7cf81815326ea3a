import { cursorsFromEnd, cursorsFromStart, type ReadPage } from './cursors.ts'
import type { Dialect, KnownCursors, Message, Send } from './dialect.ts'
import { deepPlace, MOST_COLLECTIONS, type Question, SPREAD } from './question.ts'
import { isObject, plain, rootOf } from './shape.ts'

const tree = 'id name groups(first: 10) { nodes { id name artifacts(first: 10) { nodes { id name type } } } }'

const documents = {
  q1: `query Q1($id: ID!) { node(id: $id) { id ... on Artifact { name type description tags version createdAt } } }`,
  q2: `query Q2($after: String) { collections(first: 20, after: $after) {
    edges { cursor node { id name artifactCount groupCount } } pageInfo { hasNextPage endCursor } } }`,
  q3: `query Q3($id: ID!) { node(id: $id) { ... on Collection { ${tree} } } }`,
  q3wide: `query Q3Wide($after: String) {
    collections(first: 10, after: $after, orderBy: [{ field: ARTIFACT_COUNT, direction: DESC }]) { nodes { ${tree} } } }`,
  page: `query Page($id: ID!, $after: String) { node(id: $id) { ... on Group { artifacts(first: 20, after: $after) {
    edges { cursor node { id name type } } pageInfo { hasNextPage endCursor } } } } }`,
  q5: `query Q5($word: String, $type: ArtifactType!) { artifacts(first: 20, filter: { search: $word, types: [$type] }) {
    nodes { id name type description } } }`,
  move: `mutation M1($list: ID!, $artifact: ID!, $after: ID!) {
    placeArtifact(input: { listId: $list, artifactId: $artifact, at: { after: $after } }) {
      ... on PlaceArtifactSuccess { edge { cursor node { id name } } list { id name artifactCount } } } }`,
}

const walks = {
  q2: `query Walk($first: Int, $after: String) { collections(first: $first, after: $after) { edges { cursor } } }`,
  q3wide: `query Walk($first: Int, $after: String) {
    collections(first: $first, after: $after, orderBy: [{ field: ARTIFACT_COUNT, direction: DESC }]) { edges { cursor } } }`,
  page: `query Walk($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { node(id: $id) { ... on Group {
    artifacts(first: $first, after: $after, last: $last, before: $before) { edges { cursor } } } } }`,
}

const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url')

/** Larder's contract, which the Mercurius server answers, too. */
export const contract: Dialect = {
  async findCursors(send, { bigGroup, bigLength }) {
    const inGroup = reader(send, walks.page, { id: globalId('Group', bigGroup) })
    const deep = deepPlace(bigLength)
    return {
      q2: await cursorsFromStart(reader(send, walks.q2), MOST_COLLECTIONS),
      q3wide: await cursorsFromStart(reader(send, walks.q3wide), 100),
      page: new Map([
        ...(await cursorsFromStart(inGroup, 10 + SPREAD)),
        ...(await cursorsFromEnd(inGroup, bigLength, deep, SPREAD)),
      ]),
    }
  },

  message: (question, cursors) => ({
    path: '/graphql',
    body: { query: documents[question.kind], variables: variablesOf(question, cursors) },
  }),

  reduce(kind, answer) {
    const root = rootOf(answer)
    if (kind === 'move' && isObject(root)) return plain({ artifact: root['edge'], list: root['list'] })
    return plain(kind === 'page' && isObject(root) ? root['artifacts'] : root)
  },
}

function variablesOf(question: Question, cursors: KnownCursors): Record<string, unknown> {
  switch (question.kind) {
    case 'q1':
      return { id: globalId('Artifact', question.id) }
    case 'q3':
      return { id: globalId('Collection', question.id) }
    case 'q2':
    case 'q3wide':
      return { after: cursors[question.kind].get(question.behind) }
    case 'page':
      return { id: globalId('Group', question.id), after: cursors.page.get(question.behind) }
    case 'q5':
      return { word: question.word, type: question.type }
    case 'move':
      return {
        list: globalId('Collection', question.list),
        artifact: globalId('Artifact', question.artifact),
        after: globalId('Artifact', question.after),
      }
  }
}

function reader(send: Send, query: string, variables: Record<string, unknown> = {}): ReadPage {
  return async (page) => {
    const message: Message = { path: '/graphql', body: { query, variables: { ...variables, ...page } } }
    const root = rootOf(await send(message))
    return isObject(root) && 'artifacts' in root ? root['artifacts'] : root
  }
}
