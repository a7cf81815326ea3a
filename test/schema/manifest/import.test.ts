import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { furnish } from '../furnished.ts'
import { exported, imported } from './files.ts'

const fixture = (name: string) => readFile(new URL(`../../fixtures/manifests/${name}`, import.meta.url), 'utf8')

test('a file of an earlier time is read, and what it lacks is as it is by default', async () => {
  const world = await createWorld()
  const files = { toml: await fixture('before-versions.toml'), lock: await fixture('before-versions.lock.toml') }
  expect((await imported(world, files)).entries?.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['SOURCE', 'CREATED'],
    ['COLLECTION', 'CREATED'],
  ])
  expect(await exported(world)).toMatchInlineSnapshot(`
    {
      "lock": "# What the sources of the manifest were when it was written. It is made by the server: edit the manifest instead.
    version = 1

    [[sources]]
    source = "acme/tools"
    commit = "1111111111111111111111111111111111111111"
    import_repository_description = false
    import_readme = false

    [[sources.artifacts]]
    type = "SKILL"
    path = "skills/sharpen"
    hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    name = "sharpen"
    ",
      "toml": "# The catalogue as a file that people read and edit. importManifest takes it back, with its lock or without.
    # Lists name artifacts as "TYPE OWNER/NAME//PATH", with "@REF" and ":ROOT/FOLDER" behind the name where a source has
    # them, or as "key KEY" for those that stand below [[artifacts]].
    version = 1

    [[sources]]
    url = "https://github.com/acme/tools"
    trust_level = "BASIC"
    import_repository_description = false
    import_readme = false

    [[collections]]
    owner = "local"
    name = "Everyday"
    artifacts = [
      "SKILL acme/tools//skills/sharpen",
    ]
    ",
    }
  `)
})

test('a manifest is merged: nothing goes, what it says is taken, and each entry tells', async () => {
  const { world } = await furnish()
  const toml = `
version = 1

[[sources]]
url = "https://github.com/ACME/tools"
trust_level = "VERIFIED"
tags = ["new"]

[[artifacts]]
type = "SKILL"
name = "artifact 2"
description = "Said in the file."

[[artifacts]]
type = "SKILL"
name = "fresh"

[[collections]]
name = "everyday"
artifacts = ["key fresh", "key artifact 2", "SKILL acme/tools//skills/sharpen", "HOOK acme/tools//nothing"]

[[collections.groups]]
name = "Mornings"
description = "Before ten."
artifacts = ["key fresh"]

[[collections.groups]]
name = "Nights"
`
  const answer = await imported(world, { toml })
  expect(answer.entries).toMatchInlineSnapshot(`
    [
      {
        "kind": "SOURCE",
        "message": null,
        "name": "acme/tools",
        "outcome": "UPDATED",
      },
      {
        "kind": "ARTIFACT",
        "message": null,
        "name": "artifact 2",
        "outcome": "UPDATED",
      },
      {
        "kind": "ARTIFACT",
        "message": null,
        "name": "fresh",
        "outcome": "CREATED",
      },
      {
        "kind": "COLLECTION",
        "message": "2 artifacts were added.",
        "name": "Everyday",
        "outcome": "UPDATED",
      },
      {
        "kind": "MEMBERSHIP",
        "message": "There is no such artifact, so that it is not in Everyday. Import with the lock, or again after a scan.",
        "name": "HOOK acme/tools//nothing",
        "outcome": "SKIPPED",
      },
      {
        "kind": "GROUP",
        "message": "1 artifact was added.",
        "name": "Mornings",
        "outcome": "UPDATED",
      },
      {
        "kind": "GROUP",
        "message": null,
        "name": "Nights",
        "outcome": "CREATED",
      },
    ]
  `)
  const { collections, sources } = await world.read<Record<string, unknown>>(`{
    sources(first: 5) { nodes { url trustLevel tags version } }
    collections(first: 5, filter: { search: "everyday" }) { nodes { name artifacts(first: 9) { nodes { name description } }
      groups(first: 5) { nodes { name description artifacts(first: 9) { nodes { name } } } } } } }`)
  expect({ collections, sources }).toMatchInlineSnapshot(`
    {
      "collections": {
        "nodes": [
          {
            "artifacts": {
              "nodes": [
                {
                  "description": null,
                  "name": "artifact 1",
                },
                {
                  "description": "Said in the file.",
                  "name": "artifact 2",
                },
                {
                  "description": null,
                  "name": "artifact 3",
                },
                {
                  "description": null,
                  "name": "fresh",
                },
                {
                  "description": "Does sharpen.",
                  "name": "sharpen",
                },
              ],
            },
            "groups": {
              "nodes": [
                {
                  "artifacts": {
                    "nodes": [
                      {
                        "name": "artifact 1",
                      },
                      {
                        "name": "artifact 2",
                      },
                      {
                        "name": "fresh",
                      },
                    ],
                  },
                  "description": "Before ten.",
                  "name": "Mornings",
                },
                {
                  "artifacts": {
                    "nodes": [],
                  },
                  "description": null,
                  "name": "Evenings",
                },
                {
                  "artifacts": {
                    "nodes": [],
                  },
                  "description": null,
                  "name": "Nights",
                },
              ],
            },
            "name": "Everyday",
          },
        ],
      },
      "sources": {
        "nodes": [
          {
            "tags": [],
            "trustLevel": "BASIC",
            "url": "https://github.com/acme/later",
            "version": 1,
          },
          {
            "tags": [
              "sharp",
              "new",
            ],
            "trustLevel": "VERIFIED",
            "url": "https://github.com/acme/tools",
            "version": 2,
          },
        ],
      },
    }
  `)
  const second = await imported(world, { toml })
  expect(new Set(second.entries?.map(({ outcome }) => outcome))).toEqual(new Set(['UNCHANGED', 'SKIPPED']))
})

test('validateOnly tells what would be done, and keeps nothing', async () => {
  const { world } = await furnish()
  const before = await exported(world)
  const answer = await imported(world, { toml: '[[collections]]\nname = "Rare"\n', validateOnly: true })
  expect(answer.entries).toEqual([{ kind: 'COLLECTION', name: 'Rare', outcome: 'CREATED', message: null }])
  expect(await exported(world)).toEqual(before)
})

describe('what is wrong is refused whole, and says where', () => {
  test.each([
    ['no TOML', '[[sources]]\nurl = "https://github.com/acme/kit"\ntags = [a]\n'],
    ['a text that does not end', 'version = 1\n[[collections]]\nname = "x\n'],
    ['a key twice', 'version = 1\nversion = 1\n'],
    ['a newer version', 'version = 2\n'],
    ['an unknown field', '[[sources]]\nurl = "https://github.com/acme/kit"\ntrust = "BASIC"\n'],
    ['a field of another type', '[[collections]]\nname = 1\n'],
    ['another host', '[[sources]]\nurl = "https://example.org/a/b"\n'],
    [
      'a bad tag',
      '\n[[sources]]\nurl = "https://github.com/acme/kit"\n\n[[sources]]\nurl = "https://github.com/acme/other"\ntags = ["a", "b c"]\n',
    ],
    ['a name that is missing', '[[artifacts]]\ntype = "SKILL"\n'],
    [
      'a source twice',
      '[[sources]]\nurl = "https://github.com/acme/kit"\n[[sources]]\nurl = "https://github.com/ACME/kit"\n',
    ],
    [
      'a group twice',
      '[[collections]]\nname = "A"\n[[collections.groups]]\nname = "B"\n[[collections.groups]]\nname = "b"\n',
    ],
    ['a line that names nothing', '[[collections]]\nname = "A"\nartifacts = ["boil"]\n'],
    ['U+0000', '[[collections]]\nname = "a\\u0000b"\n'],
    ['nesting without end', `a = ${'['.repeat(5000)}`],
    ['__proto__', '[__proto__]\na = 1\n'],
  ])('%s', async (_, toml) => {
    const { world } = await furnish()
    const before = await exported(world)
    const answer = await imported(world, {
      toml: `[[collections]]\nname = "Good"\n${toml.startsWith('version') ? '' : toml}`.replace(
        /^/,
        toml.startsWith('version') ? `${toml}#` : '',
      ),
    })
    expect(answer.__typename).toBe('ValidationError')
    expect(answer.issues).toMatchSnapshot()
    expect(answer.issues?.[0]?.message).toMatch(/^Line \d+, column \d+: /)
    expect(await exported(world)).toEqual(before)
  })

  test('in the lock, too', async () => {
    const { world } = await furnish()
    const before = await exported(world)
    const lock =
      '[[sources]]\nsource = "acme/kit"\n\n[[sources.artifacts]]\ntype = "SKILL"\npath = "a"\nhash = "zz"\nname = "a"\n'
    const answer = await imported(world, { toml: '[[collections]]\nname = "Good"\n', lock })
    expect(answer.issues).toEqual([
      {
        path: ['input', 'lock', 'sources', '0', 'artifacts', '0', 'hash'],
        message: 'Line 7, column 1: A hash has 40 to 64 digits of 0-9 and a-f.',
        code: 'MALFORMED',
      },
    ])
    expect(await exported(world)).toEqual(before)
  })
})
