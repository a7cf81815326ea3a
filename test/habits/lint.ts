import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

/** A complaint of a lint rule, short enough to compare. */
export interface Complaint {
  readonly rule: string | null
  readonly message: string
}

const eslint = new ESLint({
  // A snippet is in no file, so nobody knows its types; none of the rules under test asks for them.
  overrideConfig: [{ ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] }],
  ruleFilter: ({ ruleId }) =>
    /restricted|console|import-x|ban-ts|explicit-any|eslint-comments|max-lines|graphql/.test(ruleId),
})

/** What the project's own lint rules say about a text, as if it were the file at this path. */
export async function complaints(filePath: string, text: string): Promise<Complaint[]> {
  const results = await eslint.lintText(text, { filePath })
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ({ rule: ruleId, message })))
}

/** The rules that a text breaks at this path. */
export async function brokenRules(filePath: string, text: string): Promise<(string | null)[]> {
  return (await complaints(filePath, text)).map(({ rule }) => rule)
}
