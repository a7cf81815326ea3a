import type { ESLint, Linter } from 'eslint'
import graphqlPlugin from '@graphql-eslint/eslint-plugin'

const graphQLConfig = { schema: 'schema.graphql', documents: 'examples/*.graphql' }
const languageOptions = { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig } }
const plugins = { '@graphql-eslint': graphqlPlugin as ESLint.Plugin }

/** The published contract, and the operations that the documentation shows. */
export const graphql: Linter.Config[] = [
  {
    name: 'larder/contract',
    files: ['schema.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphqlPlugin.configs['flat/schema-recommended'].rules,
      ...graphqlPlugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // Lists of nodes are allowed beside edges: `nodes`, and the few results that never need a page.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Entities have an id through the interface Node; results, edges, errors and counts have none.
      '@graphql-eslint/strict-id-in-types': 'off',
      // The contract says `sourceId` in a filter of sources, `artifactTypes` in one of artifacts.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
    },
  },
  {
    name: 'larder/examples',
    files: ['examples/*.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphqlPlugin.configs['flat/operations-recommended'].rules,
      // An example shows what a reader asks for; errors and edges need no id to be shown.
      '@graphql-eslint/require-selections': 'off',
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 10 }],
    },
  },
]
