import type { CodegenConfig } from '@graphql-codegen/cli'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './src/schema/index.ts'

/**
 * What JSON carries for each scalar. Exhaustive: one that is missing fails the run, so that none becomes `any`.
 */
export const scalars = {
  ID: 'string',
  Date: 'string',
  DateTime: 'string',
  URL: 'string',
  JSON: 'unknown',
  Upload: 'string | Blob',
}

const config: CodegenConfig = {
  // As text: the generator brings a copy of graphql of its own, which would not know the objects of ours.
  schema: printSchema(lexicographicSortSchema(schema)),
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { sort: true } },
    'schema.json': {
      plugins: ['introspection'],
      config: {
        descriptions: true,
        specifiedByUrl: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      },
    },
    'test/generated/': {
      documents: ['examples/*.graphql', 'test/consumers/session/documents/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        scalars,
        strictScalars: true,
        defaultScalarType: 'unknown',
        useTypeImports: true,
        importExtension: '.ts',
      },
    },
  },
}

export default config
