import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { executeCodegen } from '@graphql-codegen/cli'
import codegen from '../../codegen.ts'
import { driftBetween, filesBelow } from './drift.ts'

/** Compares schema.graphql, schema.json and the typed documents with what codegen would write. Writes nothing. */
export async function contractDrift(root: string): Promise<string[]> {
  const { result, error } = await executeCodegen({ ...codegen, cwd: root, silent: true })
  if (error !== null) return [error.message]
  const expected = new Map(result.map(({ filename, content }) => [filename, content]))
  const present = new Map(await filesBelow(root, 'test/generated'))
  for (const path of ['schema.graphql', 'schema.json']) {
    const text = await readFile(join(root, path), 'utf8').catch(() => undefined)
    if (text !== undefined) present.set(path, text)
  }
  return driftBetween(expected, present, 'npm run codegen')
}

/** Compares src/generated with what `prisma generate` would write, by having it write elsewhere. */
export async function clientDrift(root: string): Promise<string[]> {
  const elsewhere = await mkdtemp(join(tmpdir(), 'larder-client-'))
  try {
    // Generators write to paths relative to the schema, so that a copy of it takes what they write along.
    await cp(join(root, 'prisma/schema'), join(elsewhere, 'prisma/schema'), { recursive: true })
    await promisify(execFile)('npx', ['prisma', 'generate', '--schema', join(elsewhere, 'prisma/schema')], {
      cwd: root,
    })
    const [expected, present] = await Promise.all([elsewhere, root].map((path) => filesBelow(path, 'src/generated')))
    return driftBetween(expected ?? new Map(), present ?? new Map(), 'npx prisma generate')
  } finally {
    await rm(elsewhere, { recursive: true })
  }
}
