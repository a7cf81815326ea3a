import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRef, parseRepositoryUrl, parseRootFolder, upstreamUrl } from '../../src/scanner/index.ts'

const plain = { owner: 'obra', repository: 'superpowers', ref: null, rootFolder: null }

describe('the address of a repository', () => {
  test.each([
    ['https://github.com/obra/superpowers', plain],
    ['https://github.com/obra/superpowers/', plain],
    ['https://github.com/obra/superpowers.git', plain],
    ['https://github.com/O-b_ra1/.github', { ...plain, owner: 'O-b_ra1', repository: '.github' }],
    ['https://github.com/obra/a.b-c_d', { ...plain, repository: 'a.b-c_d' }],
    ['https://github.com/obra/superpowers/tree/main', { ...plain, ref: 'main' }],
    ['https://github.com/obra/superpowers/tree/main/', { ...plain, ref: 'main' }],
    ['https://github.com/obra/superpowers/tree/v1.2/skills/a', { ...plain, ref: 'v1.2', rootFolder: 'skills/a' }],
    ['https://github.com/obra/superpowers/tree/v1.2/skills/a/', { ...plain, ref: 'v1.2', rootFolder: 'skills/a' }],
    [
      'https://github.com/obra/superpowers/tree/main/my%20skills/%C3%BC',
      { ...plain, ref: 'main', rootFolder: 'my skills/ü' },
    ],
    ['https://github.com/obra/superpowers/tree/main/a+b@c', { ...plain, ref: 'main', rootFolder: 'a+b@c' }],
    ['https://github.com/obra/superpowers/tree/main/tree/x', { ...plain, ref: 'main', rootFolder: 'tree/x' }],
  ])('%s', (url, expected) => {
    expect(parseRepositoryUrl(url)).toEqual(expected)
  })

  const repository = 'github.com/obra/superpowers'
  const good = `https://${repository}`
  test.each([
    // other schemes and spellings of this one
    '',
    'https://',
    repository,
    `http://${repository}`,
    `HTTPS://${repository}`,
    `git://${repository}`,
    `ssh://git@${repository}`,
    'git@github.com:obra/superpowers.git',
    `git+https://${repository}`,
    `file://${repository}`,
    `ftp://${repository}`,
    `//${repository}`,
    `javascript:${good}`,
    `https:/${repository}`,
    `https:\\\\${repository}`,
    `https:///${repository}`,
    `view-source:${good}`,
    // credentials and ports
    `https://user@${repository}`,
    `https://user:secret@${repository}`,
    `https://:@${repository}`,
    `https://token@${repository}.git`,
    'https://github.com:443/obra/superpowers',
    'https://github.com:80/obra/superpowers',
    'https://github.com:@evil.example/obra/superpowers',
    'https://github.com@evil.example/obra/superpowers',
    'https://evil.example#@github.com/obra/superpowers',
    // hosts that are not GitHub's
    'https://GitHub.com/obra/superpowers',
    'https://www.github.com/obra/superpowers',
    'https://api.github.com/obra/superpowers',
    'https://github.com./obra/superpowers',
    'https://github.com.evil.example/obra/superpowers',
    'https://evilgithub.com/obra/superpowers',
    'https://githubXcom/obra/superpowers',
    'https://github.co/obra/superpowers',
    'https://raw.githubusercontent.com/obra/superpowers',
    'https://gіthub.com/obra/superpowers',
    'https://ɡithub.com/obra/superpowers',
    'https://github。com/obra/superpowers',
    'https://xn--gthub-n4a.com/obra/superpowers',
    'https://%67ithub.com/obra/superpowers',
    'https://gitlab.com/obra/superpowers',
    // addresses
    'https://127.0.0.1/obra/superpowers',
    'https://localhost/obra/superpowers',
    'https://[::1]/obra/superpowers',
    'https://2130706433/obra/superpowers',
    'https://0x7f000001/obra/superpowers',
    'https://0177.0.0.1/obra/superpowers',
    'https://169.254.169.254/obra/superpowers',
    'https://140.82.121.3/obra/superpowers',
    // traversal
    'https://github.com/../obra',
    'https://github.com/obra/..',
    'https://github.com/obra/.',
    'https://github.com/./superpowers',
    'https://github.com/obra/../evil/x',
    `${good}/tree/main/..`,
    `${good}/tree/main/../x`,
    `${good}/tree/main/a/../../x`,
    `${good}/tree/main/%2e%2e/x`,
    `${good}/tree/main/.%2E`,
    `${good}/tree/main/%252e%252e/x`,
    `${good}/tree/main/a%2fb`,
    `${good}/tree/main/a%5cb`,
    `${good}/tree/main/a\\b`,
    `${good}/tree/..`,
    `${good}/tree/%2e%2e`,
    `${good}/tree/a%2Fb/c`,
    `${good}/tree/main//x`,
    `${good}//tree/main`,
    'https://github.com//obra/superpowers',
    `${good}//`,
    // control and invisible characters
    `${good}\n`,
    `${good}\r\nHost: evil.example`,
    `\n${good}`,
    ` ${good}`,
    `${good} `,
    `${good}\0`,
    `${good}%00`,
    `${good}%0a`,
    `https://github.com/ob\tra/superpowers`,
    `${good}/tree/main/a%00b`,
    `${good}/tree/main/a%0Ab`,
    `${good}/tree/main/%E2%80%AEb`,
    `${good}/tree/main/%E2%80%8B`,
    `${good}/tree/ma%0din`,
    `${good}/tree/main/%7f`,
    `${good}/tree/main/%ff`,
    `${good}/tree/main/%`,
    `${good}/tree/main/%zz`,
    `${good}/tree/main/%ED%A0%80`,
    `${good}/tree/main/ü`,
    // other pages, queries, fragments
    'https://github.com',
    'https://github.com/',
    'https://github.com/obra',
    'https://github.com/obra/',
    `${good}/issues`,
    `${good}/blob/main/x`,
    `${good}/tree`,
    `${good}/tree/`,
    `${good}?x=1`,
    `${good}#readme`,
    `${good}/tree/main?x`,
    `${good}/tree/main#x`,
    `${good};x`,
    `${good}.git/`.replace('.git/', '.git.git'),
    'https://github.com/obra/.git',
    // names that no account, repository or ref has
    'https://github.com/-obra/superpowers',
    `https://github.com/${'a'.repeat(40)}/superpowers`,
    `https://github.com/obra/${'a'.repeat(101)}`,
    'https://github.com/ob.ra/superpowers',
    'https://github.com/obra/super powers',
    'https://github.com/obra/super%20powers',
    'https://github.com/obra/süper',
    `${good}/tree/-x`,
    `${good}/tree/a..b`,
    `${good}/tree/x.lock`,
    `${good}/tree/.x`,
    `${good}/tree/x.`,
    `${good}/tree/a%20b`,
    `${good}/tree/a~1`,
    `${good}/tree/a:b`,
    `${good}/tree/@`,
    `${good}/tree/a@%7Bu%7D`,
    `${good}/tree/main/${'a/'.repeat(500)}x`,
    `${good}/tree/main/${'a'.repeat(5_000)}`,
  ])('%j is refused', (url) => {
    expect(parseRepositoryUrl(url)).toBeNull()
  })

  test('what is read leads to GitHub and nowhere else, whatever the text', () => {
    const piece = fc.constantFrom(
      'https://github.com/',
      'https://',
      'github.com',
      '/tree/',
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '@',
      ':',
      'a',
      'b-c',
      '\\',
      '?',
      '#',
      '\n',
      '.git',
      '%',
      'ü',
      '\u202e',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `https://github.com/a/b${pieces.join('')}`
        const location = parseRepositoryUrl(text)
        if (!location) return
        const { hostname, username, port, pathname } = new URL(text)
        expect([hostname, username, port]).toEqual(['github.com', '', ''])
        expect(pathname.startsWith(`/${location.owner}/${location.repository}`)).toBe(true)
        expect((location.rootFolder ?? 'x').split('/')).not.toContain('..')
        expect(isRef(location.ref ?? 'HEAD')).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

test.each([
  ['HEAD', true],
  ['main', true],
  ['feature/x', true],
  ['v1.0.0', true],
  ['0123456789abcdef', true],
  ['ü', true],
  ['', false],
  ['/x', false],
  ['x/', false],
  ['a//b', false],
  ['a b', false],
  ['a\nb', false],
  ['a\\b', false],
  ['..', false],
  ['a/../b', false],
  ['a/.b', false],
  ['a.lock/b', false],
  ['-x', false],
  ['@{u}', false],
  ['a^', false],
  ['\u200b', false],
  ['x'.repeat(256), false],
])('%j as a ref: %j', (text, expected) => {
  expect(isRef(text)).toBe(expected)
})

test.each([
  ['a/b', 'a/b'],
  ['/a/b/', 'a/b'],
  ['', ''],
  ['/', ''],
  ['.', ''],
  ['a b/ü', 'a b/ü'],
  ['.claude', '.claude'],
  ['..', null],
  ['a/../b', null],
  ['a//b', null],
  ['./a', null],
  ['a\\b', null],
  ['a\0', null],
  ['a\n', null],
  ['//a', null],
  ['x'.repeat(901), null],
])('%j as a root folder: %j', (text, expected) => {
  expect(parseRootFolder(text)).toBe(expected)
})

test.each([
  ['SKILL', 'skills/a b', 'tree/c0ffee/skills/a%20b'],
  ['SKILL', '.', 'tree/c0ffee'],
  ['PLUGIN', 'plugins/ü', 'tree/c0ffee/plugins/%C3%BC'],
  ['COMMAND', 'commands/a#b?c.md', 'blob/c0ffee/commands/a%23b%3Fc.md'],
  ['AGENT', 'agents/100%.md', 'blob/c0ffee/agents/100%25.md'],
  ['HOOK', 'hooks/hooks.json', 'blob/c0ffee/hooks/hooks.json'],
  ['MCP_SERVER', 'a#b/.mcp.json#x#y/mcp.json#z', 'blob/c0ffee/a%23b/.mcp.json'],
  ['MCP_SERVER', 'mcp.json#x', 'blob/c0ffee/mcp.json'],
  ['MCP_SERVER', 's/server.json#io.example/x', 'blob/c0ffee/s/server.json'],
] as const)('%s %s upstream', (type, path, expected) => {
  expect(upstreamUrl({ owner: 'o', repository: 'r' }, 'c0ffee', { type, path })).toBe(
    `https://github.com/o/r/${expected}`,
  )
})
