import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderReader, scan } from '../../src/scanner/index.ts'
import { listed, told } from './snapshot.ts'

const small = join(import.meta.dirname, '../fixtures/repositories/small')

describe('a folder that is part of the project', () => {
  test('is read like a repository', async () => {
    const result = await scan(await folderReader(small).snapshot())
    expect(listed(result)).toEqual([
      'COMMAND commands/take-stock.md',
      'PLUGIN plugins/kitchen',
      'MCP_SERVER plugins/kitchen/.mcp.json#scales',
      'AGENT plugins/kitchen/agents/cook.md',
      'SKILL skills/boil-eggs',
    ])
    expect(result).toMatchObject({ filesTotal: 7, filesRead: 7, findings: [] })
    expect(result.artifacts.flatMap(told)).toEqual(['ERROR frontmatter-unreadable:3'])
  })

  test('the starter repository has all six types and one harmless finding', async () => {
    const starter = join(import.meta.dirname, '../../prisma/starter')
    const result = await scan(await folderReader(starter).snapshot())
    const count: Record<string, number> = {}
    for (const { type } of result.artifacts) count[type] = (count[type] ?? 0) + 1
    expect(count).toEqual({ SKILL: 3, COMMAND: 3, AGENT: 3, HOOK: 1, MCP_SERVER: 2, PLUGIN: 2 })
    expect(result.findings).toEqual([])
    expect(result.artifacts.flatMap(told)).toEqual(['INFO skill-unknown-field:5', 'INFO version-not-semver:5'])
    const licensed = result.artifacts.filter(({ type }) => type !== 'HOOK' && type !== 'MCP_SERVER')
    expect(new Set(licensed.map(({ license }) => license))).toEqual(new Set(['MIT']))
  })
})

describe('any folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'larder-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }

  test('has a commit that changes with its files and with nothing else', async () => {
    await write('b/x.txt', '1')
    await write('a.txt', '2')
    const commit = async (): Promise<string> => (await folderReader(folder).snapshot()).commit
    const first = await commit()
    expect(first).toMatch(/^[0-9a-f]{40}$/)
    await write('a.txt', '2')
    expect(await commit()).toBe(first)
    await write('a.txt', '3')
    const second = await commit()
    await write('a.txt', '2')
    await write('c.txt', '')
    expect(new Set([first, second, await commit()]).size).toBe(3)
  })

  test('symbolic links and .git are passed over', async () => {
    await write('commands/a.md', 'a')
    await write('.git/commands/b.md', 'b')
    await write('sub/.git', 'gitdir: elsewhere')
    await symlink(join(folder, 'commands/a.md'), join(folder, 'commands/c.md'))
    await symlink(join(folder, 'commands'), join(folder, 'agents'))
    await symlink(folder, join(folder, 'loop'))
    const result = await scan(await folderReader(folder).snapshot())
    expect(listed(result)).toEqual(['COMMAND commands/a.md'])
    expect(result.filesTotal).toBe(1)
  })

  test('a file over 1 MB is told, and one that names an artifact still makes it', async () => {
    const large = 'x'.repeat(1_048_577)
    await write('commands/large.md', large)
    await write('picture.png', large)
    await write('commands/fits.md', 'x'.repeat(1_048_576))
    const result = await scan(await folderReader(folder).snapshot())
    expect(result).toMatchObject({ filesTotal: 3, filesRead: 1 })
    expect(result.findings.map(({ rule, path }) => `${rule} ${path ?? ''}`)).toEqual([
      'file-too-large commands/large.md',
      'file-too-large picture.png',
    ])
    expect(result.artifacts).toMatchObject([
      { path: 'commands/fits.md', content: 'x'.repeat(1_048_576) },
      {
        path: 'commands/large.md',
        name: 'large',
        content: null,
        findings: [{ severity: 'ERROR', rule: 'file-too-large' }],
      },
    ])
  })

  test('bytes that are no UTF-8 become a replacement character', async () => {
    await write('commands/a.md', Buffer.from([0x61, 0xff, 0x62]))
    const { artifacts } = await scan(await folderReader(folder).snapshot())
    expect(artifacts[0]?.content).toBe('a\uFFFDb')
  })

  test('details: a README where one is wanted, never a description', async () => {
    const reader = folderReader(folder)
    const none = { description: null, readme: null, readmeTruncated: false, error: null }
    expect(await reader.details({ description: true, readme: true })).toEqual(none)
    await write('ReadMe.md', 'ü'.repeat(30_000))
    expect(await reader.details({ description: true, readme: false })).toEqual(none)
    expect(await reader.details({ description: true, readme: true })).toEqual({
      ...none,
      readme: 'ü'.repeat(25_600),
      readmeTruncated: true,
    })
  })

  test('one that is not there, is a file, or is empty is an error', async () => {
    await write('file', '')
    await expect(folderReader(join(folder, 'nowhere')).snapshot()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(folderReader(join(folder, 'file')).snapshot()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await rm(join(folder, 'file'))
    await expect(
      folderReader(folder)
        .snapshot()
        .then((snapshot) => scan(snapshot)),
    ).rejects.toMatchObject({ code: 'EMPTY' })
  })

  test('stops when told to', async () => {
    await write('a', '')
    const stop = AbortSignal.abort(new Error('enough'))
    await expect(folderReader(folder).snapshot(stop)).rejects.toThrow('enough')
    await expect(folderReader(folder).details({ description: true, readme: true }, stop)).rejects.toThrow('enough')
    const snapshot = await folderReader(folder).snapshot()
    await expect(scan(snapshot, { signal: stop })).rejects.toThrow('enough')
  })
})
