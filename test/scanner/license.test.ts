import { describe, expect, test } from 'vitest'
import { licenseOfText } from '../../src/scanner/artifact/license-text.ts'
import { scan } from '../../src/scanner/index.ts'
import { markdown, scanFiles, snapshotOf } from './snapshot.ts'

const mit =
  'MIT License\n\nCopyright (c) 2025 A\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of this'
const apache = '    Apache License\n  Version 2.0, January 2004\n'
const bsd =
  'Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided that'

describe('the text of a licence', () => {
  test.each([
    [mit, 'MIT'],
    [`MIT No Attribution\n\n${mit}`, 'MIT-0'],
    [`# ${apache}`, 'Apache-2.0'],
    [bsd, 'BSD-2-Clause'],
    [`${bsd}\nNeither the name of`, 'BSD-3-Clause'],
    [`${bsd}\nAll advertising materials`, null],
    ['GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007\n', 'GPL-3.0-only'],
    ['GNU AFFERO GENERAL PUBLIC LICENSE\n Version 3, 19 November 2007\n', 'AGPL-3.0-only'],
    ['GNU LESSER GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007\n', 'LGPL-3.0-only'],
    ['SPDX-License-Identifier: Apache-2.0 OR MIT\n', 'Apache-2.0 OR MIT'],
    ['// SPDX-License-Identifier: nobody knows\n', null],
    [`${mit}\n${apache}`, null],
    ['All rights reserved.', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(licenseOfText(text)).toBe(expected)
  })
})

const skill = (license?: string) =>
  markdown(`name: s\ndescription: d${license === undefined ? '' : `\nlicense: ${license}`}`)

async function licensesOf(files: Record<string, string>, rootFolder: string | null = null): Promise<(string | null)[]> {
  return (await scanFiles(files, { rootFolder })).artifacts.map(({ license }) => license)
}

describe('the licence of an artifact', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['is what it says', { LICENSE: mit, 's/SKILL.md': skill('Apache-2.0') }, 'Apache-2.0'],
    ["else its folder's file", { LICENSE: mit, 's/LICENSE.txt': apache, 's/SKILL.md': skill() }, 'Apache-2.0'],
    ["else the repository's file", { 'LICENCE.md': mit, 's/SKILL.md': skill() }, 'MIT'],
    [
      "not the repository's, where its folder has one that nobody knows",
      { LICENSE: mit, 's/LICENSE': '?', 's/SKILL.md': skill() },
      null,
    ],
    [
      "not the repository's, where it speaks of another",
      { LICENSE: mit, 's/SKILL.md': skill('see LICENSE.txt') },
      null,
    ],
    [
      "its folder's, where it speaks of it",
      { 's/LICENSE.txt': apache, 's/SKILL.md': skill('see LICENSE.txt') },
      'Apache-2.0',
    ],
    ['none, where two files name two', { LICENSE: mit, COPYING: apache, 's/SKILL.md': skill() }, null],
    ['not that of a neighbour', { 't/LICENSE': mit, 's/SKILL.md': skill() }, null],
  ])('%s', async (_, files, expected) => {
    expect(await licensesOf(files)).toEqual([expected])
  })

  test("of a plugin's parts is the plugin's", async () => {
    const files = {
      LICENSE: mit,
      'p/.claude-plugin/plugin.json': '{"name":"p","description":"d","license":"ISC"}',
      'p/agents/a.md': 'a',
      'p/skills/s/SKILL.md': skill(),
      'commands/c.md': 'c',
    }
    expect(await licensesOf(files)).toEqual(['MIT', 'ISC', 'ISC', 'ISC'])
  })

  test('below a root folder is still that of the files above it', async () => {
    expect(await licensesOf({ LICENSE: mit, 'a/s/SKILL.md': skill(), 'b/LICENSE': apache }, 'a')).toEqual(['MIT'])
  })

  test('is at last what the host takes it for', async () => {
    const told = async (files: Record<string, string>) =>
      (await scan({ ...snapshotOf(files), license: 'MPL-2.0' })).artifacts.map(({ license }) => license)
    expect(await told({ 's/SKILL.md': skill() })).toEqual(['MPL-2.0'])
    expect(await told({ LICENSE: '?', 's/SKILL.md': skill() })).toEqual(['MPL-2.0'])
    expect(await told({ LICENSE: mit, 's/SKILL.md': skill() })).toEqual(['MIT'])
  })
})
