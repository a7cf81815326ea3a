import { describe, expect, test } from 'vitest'
import { listed, scanFiles, scanOne, told } from './snapshot.ts'

describe('a plugin', () => {
  const path = 'plugins/larder/.claude-plugin/plugin.json'

  test('is described by its manifest', async () => {
    const manifest = {
      name: 'larder',
      displayName: 'The larder',
      version: '1.2.3',
      description: 'd',
      license: 'Apache 2.0',
      keywords: ['Food', 'food', 'x y'],
      author: { name: 'me' },
      extra: { a: [1] },
    }
    expect(await scanOne(path, JSON.stringify(manifest))).toMatchObject({
      type: 'PLUGIN',
      path: 'plugins/larder',
      name: 'larder',
      title: 'The larder',
      description: 'd',
      license: 'Apache-2.0',
      declaredVersion: '1.2.3',
      tags: ['food'],
      frontmatter: manifest,
      mainFile: path,
      plugin: null,
      findings: [{ severity: 'INFO', rule: 'tag-invalid' }],
    })
  })

  test.each<[string, string[]]>([
    ['{"name":"larder","description":"d","author":"me"}', []],
    ['{"description":"d"}', ['ERROR name-missing']],
    ['{"name":7,"description":"d"}', ['ERROR name-missing']],
    ['{"name":"La Rder","description":"d"}', ['WARNING plugin-name-format']],
    ['{"name":"larder"}', ['WARNING description-missing']],
    ['{"name":"larder","description":"d","author":["me"]}', ['WARNING plugin-author']],
    ['{"name":"larder","description":"d","license":{"type":"MIT"}}', ['INFO license-unknown']],
    ['not json', ['ERROR plugin-unreadable']],
    ['[]', ['ERROR plugin-unreadable']],
    ['{"name":"larder",\n"description":"d"\n7}', ['ERROR plugin-unreadable:3']],
  ])('%s', async (content, expected) => {
    const artifact = await scanOne(path, content)
    expect(told(artifact)).toEqual(expected)
    expect(artifact.path).toBe('plugins/larder')
  })

  test('whose manifest is broken is named after its folder, or the repository', async () => {
    expect((await scanOne(path, '{')).name).toBe('larder')
    const atRoot = { '.claude-plugin/plugin.json': '{' }
    expect((await scanFiles(atRoot, {}, 'my-repository')).artifacts[0]).toMatchObject({
      path: '.',
      name: 'my-repository',
    })
    expect((await scanFiles(atRoot)).artifacts[0]?.name).toBe('plugin')
  })
})

describe('MCP servers', () => {
  test.each(['.mcp.json', 'mcp.json', 'a/.MCP.json'])('%s makes one of each entry', async (path) => {
    const servers = {
      files: { command: 'npx', args: ['x'], description: 'Files.' },
      web: { url: 'https://example.com/mcp' },
      'a#b/c': { command: 'x' },
    }
    const result = await scanFiles({ [path]: JSON.stringify({ mcpServers: servers }) })
    expect(listed(result)).toEqual([`MCP_SERVER ${path}#a#b/c`, `MCP_SERVER ${path}#files`, `MCP_SERVER ${path}#web`])
    expect(result.artifacts[1]).toMatchObject({
      name: 'files',
      description: 'Files.',
      frontmatter: servers.files,
      mainFile: path,
      findings: [],
    })
    expect(result.findings).toEqual([])
  })

  test.each<[string, string[]]>([
    ['{', ['ERROR mcp-unreadable:1']],
    ['{"mcpServers": {} // comment\n}', ['ERROR mcp-unreadable:1']],
    ['"text"', ['WARNING mcp-no-servers']],
    ['{"servers":{}}', ['WARNING mcp-no-servers']],
    ['{"mcpServers":[]}', ['WARNING mcp-no-servers']],
    ['{"mcpServers":{}}', []],
    ['{"mcpServers":{" \\u0009 ":{"command":"x"}}}', ['WARNING mcp-name-missing']],
    [`${'['.repeat(101)}${']'.repeat(101)}`, ['ERROR mcp-unreadable']],
    [`"${'['.repeat(500)}\\"["`, ['WARNING mcp-no-servers']],
  ])('%s makes none, and says so on the scan', async (content, expected) => {
    const result = await scanFiles({ 'mcp.json': content, 'commands/a.md': 'x' })
    expect(listed(result)).toEqual(['COMMAND commands/a.md'])
    expect(told(result)).toEqual(expected)
  })

  test.each<[unknown, string[]]>([
    [{ command: 'x' }, []],
    [{ url: 'x' }, []],
    [{}, ['ERROR mcp-entry-unreachable']],
    ['x', ['ERROR mcp-entry-invalid']],
    [null, ['ERROR mcp-entry-invalid']],
  ])('the entry %j', async (entry, expected) => {
    const artifact = await scanOne('mcp.json', JSON.stringify({ mcpServers: { a: entry } }))
    expect(told(artifact)).toEqual(expected)
  })

  test('two entries whose names are alike once normalised are one', async () => {
    const result = await scanFiles({ 'mcp.json': '{"mcpServers":{"a":{"command":"1"}," a ":{"command":"2"}}}' })
    expect(result.artifacts).toMatchObject([{ path: 'mcp.json#a', frontmatter: { command: '1' } }])
    expect(told(result)).toEqual(['WARNING artifact-twice'])
  })

  test('keys that would change a prototype are data', async () => {
    const result = await scanFiles({ 'mcp.json': '{"mcpServers":{"__proto__":{"command":"x","__proto__":{"y":1}}}}' })
    expect(result.artifacts).toMatchObject([{ path: 'mcp.json#__proto__', frontmatter: { command: 'x' } }])
    expect(Object.keys(result.artifacts[0]?.frontmatter ?? {})).toEqual(['command'])
  })
})

test('a declaration that is too large is not kept, but its artifact is', async () => {
  const artifact = await scanOne(
    'mcp.json',
    JSON.stringify({ mcpServers: { a: { command: 'x', args: Array(11_000).fill(1) } } }),
  )
  expect(artifact).toMatchObject({ name: 'a', frontmatter: null })
  expect(told(artifact)).toEqual(['WARNING frontmatter-too-large'])
})

describe("a registry's server.json", () => {
  test.each(['packages', 'remotes'])('is recognised by its %s', async (key) => {
    const entry = { name: 'io.example/files', title: 'Files', description: 'd', version: '1.0.0', [key]: [] }
    expect(await scanOne('servers/files/server.json', JSON.stringify(entry))).toMatchObject({
      type: 'MCP_SERVER',
      path: 'servers/files/server.json#io.example/files',
      name: 'io.example/files',
      title: 'Files',
      declaredVersion: '1.0.0',
      frontmatter: entry,
      findings: [],
    })
  })

  test('without a name is called like its folder', async () => {
    const artifact = await scanOne('servers/files/server.json', '{"packages":[]}')
    expect(artifact.path).toBe('servers/files/server.json#files')
    expect(told(artifact)).toEqual(['ERROR name-missing', 'WARNING description-missing', 'WARNING version-missing'])
    expect((await scanOne('server.json', '{"packages":[]}')).path).toBe('server.json#server')
  })

  test.each([
    ['{"port":80}', []],
    ['[]', []],
    ['{ port: 80 }', []],
    ['{"packages": [}', ['WARNING mcp-unreadable']],
  ])('%s is something else', async (content, expected) => {
    const result = await scanFiles({ 'server.json': content })
    expect(result.artifacts).toEqual([])
    expect(result.findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected)
  })
})
