import { expect, it } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { carryOut, contents } from './documents.ts'

const path = 'obra/superpowers'
const good = `https://github.com/${path}`

const hostile = {
  credentials: [
    `https://user@github.com/${path}`,
    `https://user:secret@github.com/${path}`,
    `https://:@github.com/${path}`,
    `https://github.com@evil.example/${path}`,
    `https://github.com:x@evil.example/${path}`,
    `https://evil.example#@github.com/${path}`,
    `https://evil.example?@github.com/${path}`,
    `https://evil.example\\@github.com/${path}`,
  ],
  'other schemes': [
    `http://github.com/${path}`,
    `ftp://github.com/${path}`,
    `file:///etc/passwd`,
    `git://github.com/${path}`,
    `ssh://git@github.com/${path}`,
    `git@github.com:${path}.git`,
    `git+https://github.com/${path}`,
    `gopher://github.com/${path}`,
    `javascript:fetch('${good}')`,
    `data:text/html,${good}`,
    `//github.com/${path}`,
    `github.com/${path}`,
    `HTTPS://github.com/${path}`,
  ],
  'addresses of machines': [
    `https://127.0.0.1/${path}`,
    `https://127.1/${path}`,
    `https://2130706433/${path}`,
    `https://0x7f000001/${path}`,
    `https://0177.0.0.1/${path}`,
    `https://[::1]/${path}`,
    `https://[::ffff:127.0.0.1]/${path}`,
    `https://169.254.169.254/latest/meta-data`,
    `https://10.0.0.1/${path}`,
    `https://localhost/${path}`,
    `https://metadata.google.internal/${path}`,
  ],
  'hosts that look alike': [
    `https://GitHub.com/${path}`,
    `https://www.github.com/${path}`,
    `https://api.github.com/${path}`,
    `https://github.com./${path}`,
    `https://github.com.evil.example/${path}`,
    `https://github-com.evil.example/${path}`,
    `https://evilgithub.com/${path}`,
    `https://githubXcom/${path}`,
    `https://gıthub.com/${path}`,
    `https://gіthub.com/${path}`,
    `https://xn--gthub-n4a.com/${path}`,
    `https://github。com/${path}`,
    `https://github．com/${path}`,
    `https://github｡com/${path}`,
    `https://%67ithub.com/${path}`,
    `https://github%2ecom/${path}`,
  ],
  ports: [`https://github.com:443/${path}`, `https://github.com:22/${path}`, `https://github.com:/${path}`],
  'ways out': [
    `https://github.com/../${path}`,
    `https://github.com/obra/..`,
    `https://github.com/obra/../../etc/passwd`,
    `${good}/tree/main/../../x`,
    `${good}/tree/main/%2e%2e/x`,
    `${good}/tree/main/%252e%252e/x`,
    `${good}/tree/..`,
    `${good}/tree/%2e%2e/x`,
    `${good}/tree/a%2fb/c`,
    `${good}/tree/main/a%2f..%2fb`,
    `https://github.com/obra%2fsuperpowers/x`,
    `https://github.com/obra/super%2fpowers`,
    `https:\\\\github.com\\${path}`,
    `https://github.com\\${path}`,
    `${good}/tree/main/a\\b`,
    `${good}/tree/main/a%5cb`,
  ],
  'characters that nobody sees': [
    `${good}\n`,
    `${good}\r\nHost: evil.example`,
    ` ${good}`,
    `${good}\t`,
    `${good}\0`,
    `${good}%00`,
    `${good}/tree/main/a%0ab`,
    `https://git\thub.com/${path}`,
    `https://github.com/ob\u200bra/superpowers`,
    `https://github\u00ad.com/${path}`,
    `${good}/tree/main/%e2%80%aeb`,
    `\ufeff${good}`,
  ],
  'other pages': [
    '',
    'https://github.com',
    'https://github.com/obra',
    `${good}?token=x`,
    `${good}#x`,
    `${good}/blob/main/x`,
    `${good}/archive/main.tar.gz`,
    `https://github.com/${path}/${'a/'.repeat(3000)}`,
  ],
}

it('knows more than 50 of them', () => {
  expect(new Set(Object.values(hostile).flat()).size).toBeGreaterThan(80)
})

it.each(Object.entries(hostile))('no source is made and nothing is read: %s', async (_, addresses) => {
  const opened: PropertyKey[] = []
  const repositories = new Proxy({}, { get: (_, name) => void opened.push(name) })
  const world = await createWorld({ repositories })
  const before = await contents(world)
  for (const url of addresses) {
    const result = await carryOut(world, 'createSource', { url })
    expect([url, result['__typename'], result['path']]).toEqual([url, 'ValidationError', ['input', 'url']])
  }
  await world.larder.scans.idle()
  expect(opened).toEqual([])
  expect(await contents(world)).toEqual(before)

  // What is asked here is asked for a good address.
  await carryOut(world, 'createSource', { url: good })
  await world.larder.scans.idle()
  expect(opened).toEqual([path])
})
