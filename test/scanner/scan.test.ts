import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scan, type ScanProgress } from '../../src/scanner/index.ts'
import { markdown, scanFiles, snapshotOf, told } from './snapshot.ts'

const folder = fc.constantFrom('a', 'b', 'commands', 'agents', 'subagents', 'tests', '.claude-plugin', 'hooks')
const file = fc.constantFrom(
  'SKILL.md',
  'skill.md',
  'README.md',
  'x.md',
  'HOOK.md',
  'hooks.json',
  'plugin.json',
  '.mcp.json',
  'mcp.json',
  'server.json',
  'y.txt',
)
const content = fc.constantFrom(
  '',
  'text',
  '{',
  '{"name":"n","packages":[]}',
  '{"mcpServers":{"s":{"command":"c"},"t":{}}}',
  markdown('name: n\ndescription: d\nmodel: m'),
  markdown('name: [\ndescription: d\ntools: t'),
)
const path = fc.tuple(fc.array(folder, { maxLength: 4 }), file).map(([folders, name]) => [...folders, name].join('/'))
const tree = fc.uniqueArray(fc.tuple(path, content), { selector: ([key]) => key, minLength: 1, maxLength: 25 })

describe('any repository', () => {
  test('artifacts differ by type and path, none lies in a skill, parts know a plugin that is there', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (entries) => {
        const { artifacts, filesTotal } = await scan(snapshotOf(entries))
        expect(filesTotal).toBe(entries.length)
        expect(new Set(artifacts.map(({ type, path: at }) => `${type} ${at}`)).size).toBe(artifacts.length)
        const skills = artifacts.filter(({ type }) => type === 'SKILL').map(({ path: at }) => at)
        const plugins = artifacts.filter(({ type }) => type === 'PLUGIN').map(({ path: at }) => at)
        for (const artifact of artifacts) {
          const inside = (skill: string): boolean => skill === '.' || artifact.path.startsWith(`${skill}/`)
          expect(skills.filter((skill) => skill !== artifact.path && inside(skill))).toEqual([])
          expect(artifact.plugin === null || plugins.includes(artifact.plugin)).toBe(true)
          expect(artifact.name.length).toBeGreaterThan(0)
          expect(artifact.contentHash).toMatch(/^[0-9a-f]{64}$/)
          expect(entries.map(([at]) => at)).toContain(artifact.mainFile)
          expect(artifact.mainFile.split('/').slice(0, -1)).not.toContain('tests')
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the order of its files does not matter', async () => {
    const shuffled = tree.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        expect(await scan(snapshotOf(other))).toEqual(await scan(snapshotOf(one)))
      }),
      { numRuns: 100 },
    )
  })

  test('scanning below a folder finds what is below it, unless a skill or plugin above changes it', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (entries) => {
        const moved = entries.map(([at, text]): [string, string] => [`root/${at}`, text])
        const [plain, below] = [
          await scan(snapshotOf(entries)),
          await scan(snapshotOf([...moved, ['SKILL.md', ''], ['.claude-plugin/plugin.json', '{}']]), {
            rootFolder: 'root',
          }),
        ]
        const place = (at: string): string => (at === '.' ? 'root' : `root/${at}`)
        expect(below.artifacts.map(({ type, path: at }) => `${type} ${at}`)).toEqual(
          plain.artifacts.map(({ type, path: at }) => `${type} ${place(at)}`),
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('a scan', () => {
  test('one bad file costs no other', async () => {
    const result = await scanFiles({
      'agents/bad.md': '---\nname: [\n---\n',
      'mcp.json': '{',
      '.claude-plugin/plugin.json': '{',
      'commands/good.md': markdown('description: d'),
    })
    expect(result.artifacts.map(({ name }) => name)).toEqual(['plugin', '[', 'good'])
    expect(told(result)).toEqual(['ERROR mcp-unreadable:1'])
  })

  test('tells how far it has come', async () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`f${String(index)}.txt`, 'x']))
    const progress: ScanProgress[] = []
    await scanFiles(files, { onProgress: (now) => progress.push(now) })
    expect(progress).toEqual([
      { filesRead: 50, filesTotal: null },
      { filesRead: 100, filesTotal: null },
      { filesRead: 120, filesTotal: 120 },
    ])
  })

  test('paths that cannot be stored are passed over and told', async () => {
    const result = await scanFiles({
      '../commands/a.md': 'x',
      '/commands/b.md': 'x',
      'commands/\0.md': 'x',
      'commands/\ud800.md': 'x',
      'commands/c.md': 'x',
    })
    expect(result.artifacts.map(({ path: at }) => at)).toEqual(['commands/c.md'])
    expect(told(result)).toEqual(Array(4).fill('INFO path-unusable'))
    expect(JSON.stringify(result.findings)).not.toMatch(/\\u0000|\\ud800/)
  })

  test('paths of up to 1,000 characters are kept', async () => {
    const long = (length: number): string => `commands/${'x'.repeat(length - 12)}.md`
    const result = await scanFiles({ [long(1_000)]: 'x', [long(1_001)]: 'x', [`commands/${'語'.repeat(900)}.md`]: 'x' })
    expect(result.artifacts.map(({ path: at }) => at.length)).toEqual([1_000])
    expect(told(result)).toEqual(['WARNING path-too-long', 'WARNING path-too-long'])
  })

  test('many findings of one kind are summed up', async () => {
    const files = Object.fromEntries(Array.from({ length: 103 }, (_, index) => [`../${String(index)}`, 'x']))
    const { findings } = await scanFiles({ ...files, a: 'x' })
    expect(findings).toHaveLength(101)
    expect(findings.at(-1)?.message).toBe('The same holds for 3 more files.')
  })

  test('text that grows past 1 MB when it is made storable is not kept', async () => {
    const { artifacts } = await scanFiles({ 'commands/a.md': '\0'.repeat(400_000) })
    expect(artifacts).toMatchObject([{ content: null, findings: [{ rule: 'file-too-large' }] }])
  })

  test('stops between two artifacts when told to', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`commands/c${String(index)}.md`, 'x']))
    const stop = new AbortController()
    const scanning = scanFiles(files, {
      signal: stop.signal,
      onProgress: ({ filesTotal }) => filesTotal !== null && stop.abort(new Error('enough')),
    })
    await expect(scanning).rejects.toThrow('enough')
  })

  test('passes on what its reader throws', async () => {
    const failing = {
      commit: 'c',
      files: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('gone')) }) }),
    }
    await expect(scan(failing)).rejects.toThrow('gone')
  })
})
