/** Everything of a collection that is stored. */
const collection = `collection {
  __typename id name description createdBy artifactCount groupCount version createdAt updatedAt
}`

const parts = {
  ConflictError: 'existing { __typename id ... on Collection { name } ... on Source { url } }',
  StaleVersionError: 'current { __typename id ... on Collection { name version } ... on Artifact { name version } }',
} as const

/** Everything of an error; of these classes, besides what all have. */
export function errors(...classes: (keyof typeof parts)[]): string {
  const own = classes.map((name) => `... on ${name} { ${parts[name]} }`).join(' ')
  return `... on Error { __typename code message path } ... on ValidationError { issues { __typename path message code } } ${own}`
}

export const createCollection = `mutation ($input: CreateCollectionInput!) {
  createCollection(input: $input) { ... on CreateCollectionSuccess { __typename ${collection} } ${errors('ConflictError')} }
}`

export const updateCollection = `mutation ($input: UpdateCollectionInput!) {
  updateCollection(input: $input) { ... on UpdateCollectionSuccess { __typename ${collection} } ${errors('ConflictError', 'StaleVersionError')} }
}`

export const deleteCollection = `mutation ($input: DeleteCollectionInput!) {
  deleteCollection(input: $input) { ... on DeleteCollectionSuccess { __typename deletedId } ${errors('StaleVersionError')} }
}`
