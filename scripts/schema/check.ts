import { readFile } from 'node:fs/promises'
import { buildSchema } from 'graphql'
import { schema } from '../../src/schema/index.ts'
import { compareContracts } from './breaking.ts'
import { poorDescriptions } from './descriptions.ts'
import { clientDrift, contractDrift } from './generated.ts'

const DECLARATIONS = 'docs/schema-changes/unreleased.md'

const root = process.cwd()
const read = (path: string): Promise<string> => readFile(path, 'utf8')

const drift = [...(await clientDrift(root)), ...(await contractDrift(root))]
const comparison = await compareContracts(
  buildSchema(await read('docs/schema-changes/released.graphql')),
  buildSchema(await read('schema.graphql')),
  await read(DECLARATIONS),
)

list('Changes that may surprise clients (no fault):', comparison.dangerous)
const found = [
  list('What is committed is not what the generators write:', drift),
  list('The manual has holes:', poorDescriptions(schema)),
  list(
    `Breaking changes that nobody declared. Undo them, or add these lines with a reason to ${DECLARATIONS}:`,
    comparison.undeclared,
  ),
  list(`Declared in ${DECLARATIONS} without ground:`, comparison.unfounded),
]
process.exitCode = found.some(Boolean) ? 1 : 0

/** Prints what was found, if anything was; says whether. */
function list(heading: string, lines: readonly string[]): boolean {
  if (lines.length > 0) console.log(`\n${heading}\n\n${lines.join('\n')}`)
  return lines.length > 0
}
