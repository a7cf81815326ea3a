import { parse } from 'graphql'
import { scalars } from '../../../codegen.ts'
import { makeProject, runProgram, type TemporaryProject } from '../kit/temporary-project.ts'

/** What the compiler has made of some documents. */
export interface Compiled extends TemporaryProject {
  readonly exitCode: number
  /** What it has printed. */
  readonly said: string
}

/** Nothing is left to the compiler's own idea of a scalar: one that is missing here would be refused. */
const CONFIG = {
  src: './src',
  schema: './schema.graphql',
  artifactDirectory: './artifacts',
  language: 'typescript',
  eagerEsModules: true,
  useImportTypeSyntax: true,
  customScalarTypes: scalars,
  requireCustomScalarTypes: true,
}

/** Runs Relay's compiler over documents, a module each, in a project of their own. Names are in kebab case. */
export async function compileRelay(documents: ReadonlyMap<string, string>): Promise<Compiled> {
  const modules = [...documents].map(([name, text]): [string, string] => [`src/${moduleName(name)}.ts`, moduleOf(text)])
  const project = await makeProject({
    'relay.config.json': JSON.stringify(CONFIG),
    // The compiler wants the folder to be there.
    'artifacts/.keep': '',
    ...Object.fromEntries(modules),
  })
  return { ...project, ...(await runProgram(project.folder, 'relay-compiler', [])) }
}

/** Relay wants what is in a module to begin with the module's name, as this does: `link-artifact` is `LinkArtifact`. */
function moduleName(name: string): string {
  return name.replace(/(^|-)(.)/g, (_match, _dash, letter: string) => letter.toUpperCase())
}

/** The compiler reads documents from template strings only, one definition in each. */
function moduleOf(text: string): string {
  const definitions = parse(text).definitions.map(({ loc }) => text.slice(loc?.start, loc?.end))
  return ["import { graphql } from 'relay-runtime'", ...definitions.map((each) => `graphql\`${each}\``)].join('\n')
}
