import { document, type HostileRequest, invalidDocument, refused, served, times } from '../hostile-request.ts'

const ofType = (levels: number) => `${'ofType { '.repeat(levels)}name${' }'.repeat(levels)}`

const chain = (levels: number, step: string) => `${`${step} { `.repeat(levels)}name${' }'.repeat(levels)}`

/** Questions about the schema that are meant to take long. The schema is small, but it refers to itself everywhere. */
export const introspection: readonly HostileRequest[] = [
  document('types 30 deep', refused('DOCUMENT_TOO_DEEP'), () => `{ __schema { types { ${ofType(30)} } } }`),
  document(
    'fields of types of fields, without end',
    refused('DOCUMENT_TOO_DEEP'),
    () => `{ __type(name: "Artifact") { ${chain(30, 'fields { type')}${' }'.repeat(30)} } }`,
  ),
  document(
    'fields of types of fields of all types',
    refused('TOO_MUCH_INTROSPECTION'),
    () => `{ __schema { types { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } } }`,
  ),
  document(
    'fields of types of fields of a type',
    invalidDocument,
    () => `{ __type(name: "Artifact") { ${'fields { type { '.repeat(4)}name${' } }'.repeat(4)} } }`,
  ),
  document(
    'possible types of interfaces, in turn',
    invalidDocument,
    () => `{ __type(name: "Node") { ${'possibleTypes { interfaces { '.repeat(4)}name${' } }'.repeat(4)} } }`,
  ),
  document(
    'input fields of input fields',
    invalidDocument,
    () => `{ __type(name: "ArtifactFilter") { ${'inputFields { type { '.repeat(4)}name${' } }'.repeat(4)} } }`,
  ),
  document('a cycle that is hidden in fragments', invalidDocument, () =>
    [
      '{ __schema { types { ...A } } }',
      'fragment A on __Type { fields { type { ...B } } }',
      'fragment B on __Type { fields { type { ...C } } }',
      'fragment C on __Type { fields { type { name } } }',
    ].join(' '),
  ),
  document('a type that is not there', served, () => '{ __typename __type(name: "constructor") { name } }'),
  document('100 types by their names', served, () => `{ ${times(100, 'a#: __type(name: "Artifact") { name }')} }`),
  document(
    'all types twice over, 180 times',
    refused('TOO_MUCH_INTROSPECTION'),
    () => `{ ${times(180, 'a#: __schema { types { fields { type { fields { name } } } } }')} }`,
  ),
  document(
    'the names of all types, 190 times in one question',
    served,
    () => `{ __schema { types { ${times(190, 'a#: name')} } } }`,
  ),
  document(
    'the names of all fields of all fields, 60 times',
    refused('TOO_MUCH_INTROSPECTION'),
    () => `{ __schema { types { fields { type { ofType { fields { ${times(60, 'a#: name')} } } } } } } }`,
  ),
  document('all types in fragments that double', refused('TOO_MUCH_INTROSPECTION'), () =>
    [
      '{ ...A ...A }',
      'fragment A on Query { a: __schema { ...B } b: __schema { ...B } c: __schema { ...B } }',
      'fragment B on __Schema { c: types { ...C } d: types { ...C } }',
      'fragment C on __Type { fields { args { type { inputFields { name description } } } } }',
    ].join(' '),
  ),
]
