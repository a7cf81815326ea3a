import comments from '@eslint-community/eslint-plugin-eslint-comments/configs'
import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { boundaries } from './lint/boundaries.ts'
import { graphql } from './lint/graphql.ts'
import { restrictedSyntax } from './lint/restrictions.ts'

const typescript = ['**/*.ts']

export default defineConfig(
  globalIgnores(['src/generated/', 'test/generated/', 'coverage/', '.larder/', 'test/**/fixtures/', 'prisma/starter/']),
  // What these import is installed in bench/ only, so that nothing of it could be typed here.
  globalIgnores(['bench/peers/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    name: 'larder/typescript',
    files: typescript,
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      comments.recommended,
    ],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
      // Without these two no-cycle does not look into TypeScript files, and finds nothing.
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // [...text] counts what PostgreSQL's char_length counts.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'max-lines': ['error', 299],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Take a setting: src/settings.ts alone reads the environment, once, and says what is wrong with it.',
        },
      ],
      'no-restricted-syntax': ['error', ...restrictedSyntax('elsewhere')],
    },
  },
  ...boundaries,
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax('test')] } },
  {
    name: 'larder/environment',
    files: ['src/settings.ts', 'test/**/*.ts', 'prisma.config.ts', 'vitest.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    name: 'larder/terminal',
    files: ['src/main.ts', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
  ...graphql,
)
