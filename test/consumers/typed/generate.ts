import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { executeCodegen } from '@graphql-codegen/cli'
import { parse } from 'graphql'
import { runProgram } from '../kit/temporary-project.ts'

/** What stands for each scalar in TypeScript, as a text. */
export type Scalars = Readonly<Record<string, string>>

/** Has the client preset type documents, as most people use it, into `target/`. */
export async function generateClientPreset(folder: string, target: string, documents: string[], scalars: Scalars) {
  const { result, error } = await executeCodegen({
    cwd: folder,
    silent: true,
    schema: join(folder, 'schema.graphql'),
    documents,
    generates: {
      [`${target}/`]: {
        preset: 'client',
        config: { scalars, strictScalars: true, useTypeImports: true, importExtension: '.ts' },
      },
    },
  })
  if (error !== null) throw error
  for (const { filename, content } of result) {
    const path = join(folder, filename)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** Has gql.tada read the schema into `tada/env.d.ts`: its types need no further program. */
export async function generateTadaEnvironment(folder: string): Promise<void> {
  const plugin = { name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: './tada/env.d.ts' }
  await mkdir(join(folder, 'tada'), { recursive: true })
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { plugins: [plugin] } }))
  const { exitCode, said } = await runProgram(folder, 'gql.tada', ['generate-output'])
  if (exitCode !== 0) throw new Error(said)
}

/** A module that types documents with gql.tada. Each is exported under the name that it has in GraphQL. */
export function tadaModule(documents: readonly string[], scalars: Scalars): string {
  const types = Object.entries(scalars).map(([name, type]) => `${name}: ${type}`)
  const constants = documents.map((text) => {
    const [definition] = parse(text).definitions
    const name = definition && 'name' in definition ? definition.name.value : undefined
    return `export const ${name ?? '_'} = graphql(\`${text}\`)`
  })
  return [
    `import { initGraphQLTada } from 'gql.tada'`,
    `import type { introspection } from './env.d.ts'`,
    `const graphql = initGraphQLTada<{ introspection: introspection; scalars: { ${types.join('; ')} } }>()`,
    ...constants,
  ].join('\n')
}

/** Runs `tsc --strict` over files of a folder. @returns what it has complained of, a line each; nothing when all is well */
export async function checkTypes(folder: string, include: readonly string[]): Promise<string[]> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'ES2023',
    module: 'ESNext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    types: [],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }))
  const { said } = await runProgram(folder, 'tsc', ['-p', folder, '--pretty', 'false'])
  return said.split('\n').filter((line) => line !== '')
}
