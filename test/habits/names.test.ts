import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = ['src', 'test', 'scripts', 'lint'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|\/)(generated|fixtures)\//.test(path)),
)

/** Names under which anything can be put, and therefore is. */
const anything = /^(utils?|helpers?|common|misc|shared|manager|service)s?$|[-.](utils?|helpers?|manager|service)$/

describe('names of files', () => {
  it('are in kebab case', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(basename(path)))).toEqual([])
  })

  it('say what may live there', () => {
    const parts = files.flatMap((path) => [...dirname(path).split('/'), basename(path).replace(/(\.test)?\.ts$/, '')])
    expect([...new Set(parts)].filter((part) => anything.test(part))).toEqual([])
  })
})
