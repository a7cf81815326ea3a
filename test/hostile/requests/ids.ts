import {
  asData,
  document,
  type HostileRequest,
  invalidDocument,
  MARKER,
  nothing,
  post,
  refused,
  uncoercible,
} from '../hostile-request.ts'
import { type IdPlace, idPlaces } from '../id-places.ts'
import type { Targets } from '../targets.ts'

const encode = (text: string) => Buffer.from(text).toString('base64url')

/** Texts that are no ids, each in another way. Some are made of a real one. */
const malformed: Readonly<Record<string, (real: string) => string>> = {
  'a word': () => MARKER,
  nothing: () => '',
  truncated: (real) => real.slice(0, -5),
  'with a blank behind': (real) => `${real} `,
  'with padding': (real) => `${real}==`,
  'twice in a row': (real) => real + real,
  'with a NUL': (real) => `${real}\u0000`,
  'a NUL in a uuid': () => encode('Artifact:00000000-0000-4000-8000-00000000000\u0000'),
  'with half a surrogate': (real) => `${real}\ud800`,
  'of 10 KB': () => MARKER.repeat(800),
  'of an unknown type': () => encode(`${MARKER}:00000000-0000-4000-8000-000000000000`),
  'of a property of every object': () => encode('constructor:00000000-0000-4000-8000-000000000000'),
  __proto__: () => '__proto__',
  'with a quote and SQL': () => encode(`Artifact:' OR 1=1; DROP TABLE artifacts; --${MARKER}`),
  'a plain uuid': () => '00000000-0000-4000-8000-000000000000',
  'a path': () => `../../../etc/${MARKER}`,
}

const errors =
  '{ __typename ... on Error { message } ... on ValidationError { issues { message } } ... on NotFoundError { message } }'

/** Every other one of the malformed ids in one place, an alias each: `a0`, `a1`… */
const malformedIn =
  ({ mutation, inputWith }: IdPlace, from: 0 | 1) =>
  (targets: Targets) => {
    const made = Object.values(malformed).filter((_, n) => n % 2 === from)
    const inputs = made.map((make) => inputWith(make(targets.artifact), targets))
    return manyTimes(mutation, inputs)
  }

function manyTimes(mutation: string, inputs: readonly object[]) {
  const Input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const [names, fields] = [
    inputs.map((_, n) => `$i${String(n)}: ${Input}`),
    inputs.map((_, n) => `a${String(n)}: ${mutation}(input: $i${String(n)}) ${errors}`),
  ]
  const variables = Object.fromEntries(inputs.map((input, n) => [`i${String(n)}`, input]))
  return { query: `mutation (${names.join(' ')}) { ${fields.join(' ')} }`, variables }
}

/** Rows of a bulk operation have their own results; the operation itself succeeds, and writes nothing. */
const isRow = ({ mutation, path }: IdPlace) =>
  /^(un)?linkArtifacts\.artifactIds$|^recordDeployments\.deployments\./.test(`${mutation}.${path}`)

const inInputs: HostileRequest[] = idPlaces.flatMap((place) => {
  const name = `${place.mutation}.${place.path}`
  const success = `${place.mutation.charAt(0).toUpperCase()}${place.mutation.slice(1)}Success`
  const expected = asData(isRow(place) ? success : 'ValidationError')
  // An id of another type than the place takes.
  const other = place.mutation === 'cancelScan' ? 'source' : 'scan'
  return [
    post(`malformed ids in ${name}`, expected, malformedIn(place, 0)),
    post(`more malformed ids in ${name}`, expected, malformedIn(place, 1)),
    post(`the id of a ${other} in ${name}`, expected, (targets) =>
      manyTimes(place.mutation, [place.inputWith(targets[other], targets)]),
    ),
    post(`an object as id in ${name}`, uncoercible, (targets) => {
      const { query, variables } = manyTimes(place.mutation, [place.inputWith(MARKER, targets)])
      const text = JSON.stringify({ query, variables })
      return text.replace(`"${MARKER}"`, `{"id":"${MARKER}"}`)
    }),
  ]
})

const filters: Readonly<Record<string, string>> = {
  'artifacts.sourceId': 'query ($id: ID) { artifacts(filter: { sourceId: $id }) { totalCount } }',
  'artifacts.inCollection': 'query ($id: ID) { artifacts(filter: { inCollection: $id }) { totalCount } }',
  'artifacts.notInCollection': 'query ($id: ID) { artifacts(filter: { notInCollection: $id }) { totalCount } }',
  'collections.containsArtifact': 'query ($id: ID) { collections(filter: { containsArtifact: $id }) { totalCount } }',
  'a list in a list':
    'query ($id: ID) { collections { nodes { artifacts(filter: { sourceId: $id }) { totalCount } } } }',
}

const inFilters: HostileRequest[] = Object.entries(filters).flatMap(([place, query]) => [
  ...Object.entries(malformed).map(([kind, make]) =>
    post(`an id in the filter ${place}: ${kind}`, refused('BAD_USER_INPUT'), (targets) => ({
      query,
      variables: { id: make(targets.artifact) },
    })),
  ),
  post(`the id of a scan in the filter ${place}`, refused('BAD_USER_INPUT'), ({ scan }) => ({
    query,
    variables: { id: scan },
  })),
])

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'

const inNode: HostileRequest[] = [
  ...Object.entries(malformed).map(([kind, make]) =>
    post(`node: ${kind}`, nothing, (targets) => ({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: { id: make(targets.artifact) },
    })),
  ),
  post('nodes: all kinds at once', nothing, (targets) => ({
    query: NODES,
    variables: { ids: Object.values(malformed).map((make) => make(targets.artifact)) },
  })),
  document('node: a number', nothing, () => '{ node(id: 7) { id } }'),
  document('node: a fraction', invalidDocument, () => '{ node(id: 7.5) { id } }'),
  document('node: true', invalidDocument, () => '{ node(id: true) { id } }'),
  document('node: null', invalidDocument, () => '{ node(id: null) { id } }'),
  post(
    'node: 1e400',
    uncoercible,
    () => '{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":1e400}}',
  ),
  post('nodes: 101 ids', refused('BAD_USER_INPUT'), () => ({
    query: NODES,
    variables: { ids: Array(101).fill(MARKER) },
  })),
  post('nodes: 5,001 ids', refused('BAD_USER_INPUT'), () => ({
    query: NODES,
    variables: { ids: Array(5001).fill(MARKER) },
  })),
  post('nodes: lists in a list', uncoercible, () => ({ query: NODES, variables: { ids: [[MARKER], [[MARKER]]] } })),
]

const tooMany: HostileRequest[] = [
  ...['linkArtifacts', 'unlinkArtifacts'].flatMap((mutation) => [[mutation, 501] as const, [mutation, 5001] as const]),
  ['reorderArtifacts', 5001] as const,
].map(([mutation, count]) =>
  post(`${mutation}: ${String(count)} ids`, asData('LimitError'), (targets) =>
    manyTimes(mutation, [{ listId: targets.collection, artifactIds: Array(count).fill(targets.artifact) }]),
  ),
)

/** Ids that are none, everywhere where an id is taken. */
export const ids: readonly HostileRequest[] = [...inNode, ...inFilters, ...inInputs, ...tooMany]
