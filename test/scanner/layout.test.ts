import { describe, expect, test } from 'vitest'
import { RepositoryError } from '../../src/scanner/index.ts'
import { listed, markdown, scanFiles, told } from './snapshot.ts'

const skill = markdown('name: a\ndescription: b')
const agent = markdown('name: a\ndescription: b\nmodel: c')

describe('what lies inside what', () => {
  test('below a skill nothing else is an artifact, and of nested skills the outer one is', async () => {
    const result = await scanFiles({
      'skills/a/SKILL.md': skill,
      'skills/a/commands/x.md': 'x',
      'skills/a/agents/y.md': agent,
      'skills/a/.mcp.json': '{"mcpServers":{"z":{"command":"z"}}}',
      'skills/a/.claude-plugin/plugin.json': '{"name":"p"}',
      'skills/a/hooks/hooks.json': '{}',
      'skills/a/inner/SKILL.md': skill,
      'skills/a/inner/deeper/SKILL.md': skill,
      'skills/ab/commands/x.md': 'x',
    })
    expect(listed(result)).toEqual(['SKILL skills/a', 'COMMAND skills/ab/commands/x.md'])
  })

  test('a SKILL.md at the root makes the whole tree one skill', async () => {
    const result = await scanFiles(
      { 'SKILL.md': skill, 'commands/x.md': 'x', '.claude-plugin/plugin.json': '{}' },
      {},
      'my-repository',
    )
    expect(listed(result)).toEqual(['SKILL .'])
    expect(result.artifacts[0]).toMatchObject({ name: 'a', mainFile: 'SKILL.md' })
  })

  test('a SKILL.md where nothing counts hides nothing', async () => {
    expect(listed(await scanFiles({ 'tests/SKILL.md': skill, 'commands/x.md': 'x' }))).toEqual([
      'COMMAND commands/x.md',
    ])
  })

  test('of two main files in one folder the one in capitals counts', async () => {
    const result = await scanFiles({
      'a/skill.md': markdown('name: small'),
      'a/SKILL.md': markdown('name: large\ndescription: x'),
    })
    expect(result.artifacts).toMatchObject([{ name: 'large', mainFile: 'a/SKILL.md' }])
    expect(result.findings).toMatchObject([{ rule: 'main-file-twice', path: 'a/skill.md' }])
    const plugins = await scanFiles({
      '.claude-plugin/plugin.json': '{"name":"b"}',
      '.claude-plugin/Plugin.json': '{"name":"a"}',
    })
    expect(plugins.artifacts).toMatchObject([{ name: 'a' }])
    expect(told(plugins)).toEqual(['WARNING main-file-twice'])
  })

  test("a plugin's parts know the nearest plugin; a plugin is part of none", async () => {
    const { artifacts } = await scanFiles({
      '.claude-plugin/plugin.json': '{"name":"outer"}',
      'commands/x.md': 'x',
      'plugins/in/.claude-plugin/plugin.json': '{"name":"inner"}',
      'plugins/in/commands/y.md': 'y',
      'plugins/in/skills/s/SKILL.md': skill,
      'plugins/in/.mcp.json': '{"mcpServers":{"z":{"command":"z"}}}',
      'plugins/in/hooks/hooks.json': '{"hooks":{}}',
    })
    expect(Object.fromEntries(artifacts.map(({ path, plugin }) => [path, plugin]))).toEqual({
      '.': null,
      'commands/x.md': '.',
      'plugins/in': null,
      'plugins/in/commands/y.md': 'plugins/in',
      'plugins/in/skills/s': 'plugins/in',
      'plugins/in/.mcp.json#z': 'plugins/in',
      'plugins/in/hooks/hooks.json': 'plugins/in',
    })
  })
})

describe('a root folder', () => {
  const files = {
    'SKILL.md': skill,
    'README.md': 'x',
    'a/.claude-plugin/plugin.json': '{"name":"p"}',
    'a/b/commands/x.md': 'x',
    'a/b/c/SKILL.md': skill,
    'ab/commands/y.md': 'y',
    'tests/commands/z.md': 'z',
  }

  test.each([
    ['a', ['PLUGIN a', 'SKILL a/b/c', 'COMMAND a/b/commands/x.md']],
    ['/a/', ['PLUGIN a', 'SKILL a/b/c', 'COMMAND a/b/commands/x.md']],
    ['a/b', ['SKILL a/b/c', 'COMMAND a/b/commands/x.md']],
    ['a/b/c', ['SKILL a/b/c']],
    ['a/b/commands', ['COMMAND a/b/commands/x.md']],
    ['a/.claude-plugin', []],
    ['', ['SKILL .']],
    ['.', ['SKILL .']],
    [null, ['SKILL .']],
  ])('%j: only what is below it counts', async (rootFolder, expected) => {
    expect(listed(await scanFiles(files, { rootFolder }))).toEqual(expected)
  })

  test('what is above it counts for nothing, a plugin neither', async () => {
    const result = await scanFiles(files, { rootFolder: 'a/b' })
    expect(result.artifacts.map(({ plugin }) => plugin)).toEqual([null, null])
    expect(result).toMatchObject({ filesTotal: 2, filesRead: 2, findings: [] })
  })

  test('one in which nothing counts is told', async () => {
    const result = await scanFiles(files, { rootFolder: 'tests' })
    expect(result.artifacts).toEqual([])
    expect(told(result)).toEqual(['WARNING root-folder-excluded'])
  })

  test.each(['nowhere', 'a/b/commands/x.md', 'A', '../a', 'a//b'])('%j is not there', async (rootFolder) => {
    await expect(scanFiles(files, { rootFolder })).rejects.toMatchObject({ name: 'RepositoryError', code: 'NOT_FOUND' })
  })
})

test('a repository without files is an error, not a scan that found nothing', async () => {
  const failed = scanFiles({})
  await expect(failed).rejects.toBeInstanceOf(RepositoryError)
  await expect(failed).rejects.toMatchObject({ code: 'EMPTY', message: 'The repository has no files.' })
})
