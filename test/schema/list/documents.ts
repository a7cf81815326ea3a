import type { World } from '../../kit/world.ts'

const edge = '__typename cursor position addedAt node { __typename id name }'
const group = `__typename id name description position artifactCount version createdAt updatedAt
  collection { __typename id groupCount artifactCount }
  artifacts { __typename totalCount nodes { __typename name } }`
const collection = `__typename id name groupCount artifactCount version
  groups { __typename totalCount edges { __typename node { __typename id name position } } }`
const list = `__typename id name artifactCount artifacts { __typename totalCount nodes { __typename name } }
  ... on Collection { groupCount version }
  ... on Group { position version collection { __typename id artifactCount } }`
const failure = `... on Error {
  __typename code message path
  ... on ValidationError { issues { __typename path message code } }
  ... on ConflictError { existing { __typename id } }
  ... on StaleVersionError { current { __typename id ... on Group { name version } } }
  ... on LimitError { limit }
}`
const rows = `__typename artifactId outcome edge { ${edge} } error {
  __typename code message path ... on ValidationError { issues { __typename path message code } } }`

/** Everything that the successes of the mutations show which change places, or what stands there. */
const payloads = {
  linkArtifact: `list { ${list} } edge { ${edge} } collectionEdge { ${edge} }`,
  unlinkArtifact: `list { ${list} } artifact { __typename id name } leftGroups { __typename id name artifactCount }`,
  placeArtifact: `list { ${list} } edge { ${edge} }`,
  moveArtifact: `fromList { ${list} } toList { ${list} } edge { ${edge} } collectionEdge { ${edge} }
    leftGroups { __typename id name artifactCount }`,
  copyArtifact: `toList { ${list} } edge { ${edge} } collectionEdge { ${edge} }`,
  linkArtifacts: `list { ${list} } rows { ${rows} }`,
  unlinkArtifacts: `list { ${list} } rows { ${rows} }`,
  reorderArtifacts: `list { ${list} }`,
  createGroup: `group { ${group} }`,
  updateGroup: `group { ${group} }`,
  deleteGroup: `deletedId collection { ${collection} }`,
  moveGroup: `group { ${group} }`,
  reorderGroups: `collection { ${collection} }`,
  copyGroup: `group { ${group} }`,
  createArtifact: 'artifact { __typename id name }',
  deleteArtifact: 'deletedId',
} as const

/** One of these mutations. */
export type Change = keyof typeof payloads

/** The answer of a mutation: a success or one of its errors. */
export type Result = Record<string, unknown> & { readonly __typename: string }

/** The text of a mutation. `success` is what of its success is asked for: everything unless it is given. */
function documentOf(change: Change, success: string = payloads[change]): string {
  const name = `${change.charAt(0).toUpperCase()}${change.slice(1)}`
  return `mutation ($input: ${name}Input!) {
    ${change}(input: $input) { __typename ... on ${name}Success { ${success} } ${failure} }
  }`
}

/** Sends a mutation and gives its result, asking for everything or for `success`. */
export async function change(
  world: World,
  name: Change,
  input: Readonly<Record<string, unknown>>,
  success?: string,
): Promise<Result> {
  const data = await world.read<Record<string, Result>>(documentOf(name, success), { input })
  return data[name] ?? { __typename: 'nothing' }
}
