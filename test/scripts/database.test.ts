import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { readMigrations } from '../../src/database/migrations/files.ts'

const program = fileURLToPath(new URL('../../scripts/database.ts', import.meta.url))
const names = (await readMigrations()).map(({ name }) => name)

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

async function commandLine(
  environment: Record<string, string> = {},
): Promise<(...words: string[]) => Promise<Outcome>> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-command-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, ...environment }
  return async (...words) => {
    const running = promisify(execFile)(process.execPath, ['--import', 'tsx', program, ...words], { env })
    return running.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as Outcome,
    )
  }
}

test('status, migrate and rollback, on the database of the settings', { timeout: 60_000 }, async () => {
  const run = await commandLine()
  const list = names.map((name) => `  ${name}\n`).join('')
  expect(await run('migrate')).toMatchObject({ code: 0, stdout: `Applied:\n${list}` })
  const lines = (await run('status')).stdout.trimEnd().split('\n')
  expect(lines.map((line) => line.split(/\s+/).slice(0, 2))).toEqual(names.map((name) => [name, 'applied']))
  expect(await run('rollback', '--all')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Taken back:/) as string,
  })
  expect((await run('rollback', '--to', 'nothing')).stderr).toBe('The database has no migration nothing.\n')
})

test.for([
  { words: [], says: /^Usage:/ },
  { words: ['destroy'], says: /^Usage:/ },
  { words: ['toString'], says: /^Usage:/ },
  { words: ['rollback', '--everything'], says: /^Unknown option '--everything'/ },
  { words: ['new'], says: /^A migration is named in lower-case words/ },
  { words: ['new', '../up'], says: /^A migration is named in lower-case words/ },
])('"$words" is refused in a sentence', async ({ words, says }) => {
  const run = await commandLine()
  expect(await run(...words)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string })
})

test('a server that does not answer is a sentence, without a stack or the password', async () => {
  const run = await commandLine({ DATABASE_URL: 'postgresql://ann:secret@127.0.0.1:1/larder' })
  const stderr = 'No database answers at 127.0.0.1:1 (ECONNREFUSED).\n'
  expect(await run('status')).toMatchObject({ code: 1, stdout: '', stderr })
})
