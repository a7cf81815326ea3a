import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { blobHash } from '../../src/scanner/git-blob.ts'
import { scanFiles } from './snapshot.ts'

async function hashes(files: Record<string, string>): Promise<Record<string, string>> {
  const { artifacts } = await scanFiles(files)
  return Object.fromEntries(artifacts.map(({ path, contentHash }) => [path, contentHash]))
}

const files = {
  'p/.claude-plugin/plugin.json': '{"name":"p"}',
  'p/commands/c.md': 'c',
  'p/skills/s/SKILL.md': 's',
  'p/skills/s/tests/x.sh': 'x',
  'p/in/.claude-plugin/plugin.json': '{"name":"in"}',
  'p/in/agents/a.md': 'a',
  'p/.mcp.json': '{"mcpServers":{"one":{"command":"1","args":[1,{"b":2,"a":1}]},"two":{"url":"2"}}}',
  'README.md': 'r',
}

/** The paths of the artifacts whose hash changes with these files. */
async function changedBy(changes: Record<string, string>): Promise<string[]> {
  const [before, after] = [await hashes(files), await hashes({ ...files, ...changes })]
  return Object.keys(before).filter((path) => before[path] !== after[path])
}

test("Git's hash of a file", () => {
  // As `printf 'hello\n' | git hash-object --stdin` says.
  expect(blobHash(Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
  expect(blobHash(Buffer.alloc(0))).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391')
})

test('the format of a content hash', async () => {
  const line = (content: string, path: string): string => `${blobHash(Buffer.from(content))} ${path}\0`
  const expected = createHash('sha256')
    .update(line('s', 'SKILL.md') + line('x', 'tests/x.sh'))
    .digest('hex')
  expect((await hashes(files))['p/skills/s']).toBe(expected)
  const entry = '{"args":[1,{"a":1,"b":2}],"command":"1"}'
  expect((await hashes(files))['p/.mcp.json#one']).toBe(createHash('sha256').update(entry).digest('hex'))
})

describe('a rescan tells the truth: what changes with', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['a command', { 'p/commands/c.md': 'C' }, ['p', 'p/commands/c.md']],
    ['any file of a skill', { 'p/skills/s/tests/x.sh': 'X' }, ['p', 'p/skills/s']],
    ['a new file of a skill', { 'p/skills/s/y': '' }, ['p', 'p/skills/s']],
    ['a manifest', { 'p/.claude-plugin/plugin.json': '{"name":"q"}' }, ['p']],
    ['any other file of a plugin', { 'p/scripts/x.sh': '' }, ['p']],
    ['a plugin inside', { 'p/in/agents/a.md': 'A' }, ['p/in', 'p/in/agents/a.md']],
    [
      'one server of two',
      { 'p/.mcp.json': '{"mcpServers":{"one":{"args":[1,{"a":1,"b":2}],"command":"1"},"two":{"url":"3"}}}' },
      ['p', 'p/.mcp.json#two'],
    ],
    ['a file of no artifact', { 'README.md': 'R', 'docs/x.md': '' }, []],
  ])('%s', async (_, changes, expected) => {
    expect((await changedBy(changes)).sort()).toEqual(expected)
  })

  test('a move: nothing', async () => {
    const [before, after] = [
      await hashes({ 'a/s/SKILL.md': 's', 'a/s/x': 'x' }),
      await hashes({ 'b/t/SKILL.md': 's', 'b/t/x': 'x' }),
    ]
    expect(before['a/s']).toBe(after['b/t'])
  })

  test('two files that change places: something', async () => {
    const [before, after] = [
      await hashes({ 'SKILL.md': 's', a: '1', b: '2' }),
      await hashes({ 'SKILL.md': 's', a: '2', b: '1' }),
    ]
    expect(before['.']).not.toBe(after['.'])
  })
})
