import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds the published contract. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A folder outside the repository, with the packages and the published schema in it, as a consumer has them. */
export interface TemporaryProject {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** Makes such a folder with these files in it, by their paths. */
export async function makeProject(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-consumer-'))
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const schema = await readFile(join(ROOT, 'schema.graphql'), 'utf8')
  for (const [path, text] of Object.entries({ 'schema.graphql': schema, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** The documents of a folder, by the names of their files without the ending. */
export async function readDocuments(folder: URL): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort()
  const texts = names.map(async (name) => [name.slice(0, -8), await readFile(new URL(name, folder), 'utf8')] as const)
  return new Map(await Promise.all(texts))
}

/** Runs a program of a package in a project's folder, as `npx` would. @returns its exit code and what it has printed */
export function runProgram(
  folder: string,
  name: string,
  args: readonly string[],
): Promise<{ exitCode: number; said: string }> {
  return new Promise((done) => {
    const program = join(folder, 'node_modules/.bin', name)
    const child = execFile(process.execPath, [program, ...args], { cwd: folder }, (_, stdout, stderr) =>
      done({ exitCode: child.exitCode ?? -1, said: stdout + stderr }),
    )
  })
}
