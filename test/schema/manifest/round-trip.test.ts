import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import { deleteSource } from '../../../src/resolvers/source/delete.ts'
import { trials } from '../../kit/property.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld } from '../../kit/world.ts'
import { catalogues, fill } from '../filter/any-catalogue.ts'
import { furnish } from '../furnished.ts'
import { empty, exported, imported } from './files.ts'

test('a manifest and its lock are for people', async () => {
  const { world, source, collection, loose } = await furnish()
  await world.artifact({ type: 'COMMAND', name: 'polish', description: 'Polishes.', content: 'First.\nThen.\n' })
  await world.artifact({ type: 'COMMAND', name: 'polish', tags: ['shiny', 'old'], content: 'A "quoted" text.' })
  const skills = await world.read<{ node: { artifacts: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Source { artifacts { nodes { id } } } } }',
    { id: source },
  )
  await world.group(collection, 'Tools', [loose, skills.node.artifacts.nodes[0]?.id ?? ''])
  const { toml, lock } = await exported(world)
  expect(toml).toMatchInlineSnapshot(`
    "# The catalogue as a file that people read and edit. importManifest takes it back, with its lock or without.
    # Lists name artifacts as "TYPE OWNER/NAME//PATH", with "@REF" and ":ROOT/FOLDER" behind the name where a source has
    # them, or as "key KEY" for those that stand below [[artifacts]].
    version = 1

    [[sources]]
    url = "https://github.com/acme/later"
    trust_level = "BASIC"
    import_repository_description = false
    import_readme = false

    [[sources]]
    url = "https://github.com/acme/tools"
    trust_level = "BASIC"
    tags = ["sharp"]
    import_repository_description = false
    import_readme = false

    [[artifacts]]
    type = "SKILL"
    name = "artifact 1"

    [[artifacts]]
    type = "SKILL"
    name = "artifact 2"

    [[artifacts]]
    type = "SKILL"
    name = "artifact 3"

    [[artifacts]]
    type = "SKILL"
    name = "artifact 4"

    [[artifacts]]
    type = "SKILL"
    name = "deployed"

    [[artifacts]]
    type = "COMMAND"
    name = "polish"
    tags = ["shiny", "old"]
    content = "A \\"quoted\\" text."

    [[artifacts]]
    key = "polish#2"
    type = "COMMAND"
    name = "polish"
    description = "Polishes."
    content = '''
    First.
    Then.
    '''

    [[collections]]
    owner = "local"
    name = "Everyday"
    artifacts = [
      "key artifact 1",
      "key artifact 2",
      "key artifact 3",
      "key artifact 4",
      "SKILL acme/tools//skills/sharpen",
    ]

    [[collections.groups]]
    name = "Mornings"
    artifacts = [
      "key artifact 1",
      "key artifact 2",
    ]

    [[collections.groups]]
    name = "Evenings"

    [[collections.groups]]
    name = "Tools"
    artifacts = [
      "key artifact 4",
      "SKILL acme/tools//skills/sharpen",
    ]

    [[collections]]
    owner = "local"
    name = "Holidays"
    "
  `)
  expect((lock ?? '').replace(/scanned_at = .*/, 'scanned_at = time')).toMatchInlineSnapshot(`
    "# What the sources of the manifest were when it was written. It is made by the server: edit the manifest instead.
    version = 1

    [[sources]]
    source = "acme/later"
    import_repository_description = false
    import_readme = false

    [[sources]]
    source = "acme/tools"
    commit = "1111111111111111111111111111111111111111"
    tags = ["sharp"]
    import_repository_description = false
    import_readme = false
    scanned_at = time

    [[sources.artifacts]]
    type = "AGENT"
    path = "none.md"
    hash = "1b08f609e8a7dc17bcf83deeb1c71a1fac531dc3b825e232d79ed158844cb1c3"
    state = "EXCLUDED"
    name = "none"

    [[sources.artifacts]]
    type = "SKILL"
    path = "skills/sharpen"
    hash = "1b08f609e8a7dc17bcf83deeb1c71a1fac531dc3b825e232d79ed158844cb1c3"
    name = "sharpen"
    description = "Does sharpen."
    "
  `)
})

test('what was exported is imported as the same catalogue, byte for byte', async () => {
  const repositories = {
    'acme/kit': repositoryOf({ ...skill('boil'), ...skill('bake') }),
    'acme/gone': repositoryOf(skill('x')),
  }
  const world = await createWorld({ repositories })
  await world.source('https://github.com/acme/kit', { ref: 'main', tags: ['b', 'a'], importReadme: true })
  await world.source('https://github.com/acme/kit/tree/next/skills/boil', { trustLevel: 'OFFICIAL', scan: false })
  const gone = await world.source('https://github.com/acme/gone')
  const { artifacts } = await world.read<{ artifacts: { nodes: { id: string }[] } }>('{ artifacts { nodes { id } } }')
  const hand = await world.artifacts(3)
  const all = [...artifacts.nodes.map(({ id }) => id), ...hand]
  const collection = await world.collection('Zeta', all.toReversed())
  await world.group(collection, 'Second', all.slice(1))
  await world.group(collection, 'First', all.slice(2, 3))
  await world.collection('alpha')
  await world.perform(deleteSource, { id: gone })
  const before = await exported(world)
  await empty(world)
  const { entries } = await imported(world, before)
  expect(new Set(entries?.map(({ outcome }) => outcome))).toEqual(new Set(['CREATED']))
  expect(await exported(world)).toEqual(before)
})

test('any catalogue comes back as it was, also when it is imported twice', async () => {
  const world = await createWorld()
  const lists = fc.array(fc.uniqueArray(fc.nat(39), { maxLength: 12 }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(catalogues, lists, async (made, members) => {
      await empty(world)
      const { artifacts } = await fill(world, made)
      for (const [index, chosen] of members.entries()) {
        const ids = chosen.flatMap((at) => artifacts[at]?.uuid ?? []).map((uuid) => encodeId('Artifact', uuid))
        const collection = await world.collection(`Collection ${String(index)}`, ids)
        await world.group(collection, 'Odd', ids.filter((_, at) => at % 2 === 1).toReversed())
      }
      const before = await exported(world)
      await imported(world, before)
      expect(await exported(world)).toEqual(before)
      await empty(world)
      await imported(world, before)
      expect(await exported(world)).toEqual(before)
    }),
    trials(15),
  )
})

test('a scan finds what came by a lock as itself, and brings its text', async () => {
  const world = await createWorld({ repositories: { 'acme/kit': repositoryOf(skill('boil')) } })
  await world.source('https://github.com/acme/kit')
  const files = await exported(world)
  await empty(world)
  await imported(world, files)
  const read = async () =>
    (
      await world.read<{
        sources: { nodes: { id: string; artifacts: { nodes: { id: string; content: string | null }[] } }[] }
      }>('{ sources { nodes { id artifacts { nodes { id content } } } } }')
    ).sources.nodes[0]
  const before = await read()
  expect(before?.artifacts.nodes[0]?.content).toBeNull()
  await world.read('mutation ($id: ID!) { scanSource(input: { id: $id }) { __typename } }', { id: before?.id })
  await world.larder.scans.idle()
  const after = await read()
  expect(after?.artifacts.nodes[0]).toEqual({
    id: before?.artifacts.nodes[0]?.id,
    content: expect.stringContaining('name: boil') as string,
  })
})

test('reading takes one statement, and importing as many for much as for little', async () => {
  const { world } = await furnish()
  await exported(world)
  expect(world.statements.take()).toHaveLength(1)
  const toml = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `
      [[sources]]
      url = "https://github.com/acme/many-${String(index)}"
      [[artifacts]]
      type = "SKILL"
      name = "many ${String(index)}"
      content = "Text."
      [[collections]]
      name = "Many ${String(index)}"
      artifacts = ["key many ${String(index)}", "SKILL acme/tools//skills/sharpen"]
      [[collections.groups]]
      name = "Group"
      artifacts = ["key many ${String(index)}"]`,
    ).join('\n')
  const statements = async (count: number) => {
    const answer = await imported(world, { toml: toml(count) })
    expect(answer.__typename).toBe('ImportManifestSuccess')
    return world.statements.take().length
  }
  expect(await statements(2)).toBe(16)
  expect(await statements(200)).toBe(16)
})

test('ten thousand things are taken at once', async () => {
  const world = await createWorld({ env: { BODY_LIMIT: '5000000' } })
  const lines = Array.from(
    { length: 9_900 },
    (_, index) => `
[[sources.artifacts]]
type = "SKILL"
path = "skills/s${String(index)}"
hash = "${'a'.repeat(40)}"
name = "s${String(index)}"`,
  )
  const members = Array.from({ length: 9_900 }, (_, index) => `  "SKILL acme/kit//skills/s${String(index)}",\n`)
  const answer = await imported(world, {
    toml: `[[sources]]\nurl = "https://github.com/acme/kit"\n[[collections]]\nname = "All"\nartifacts = [\n${members.join('')}]\n`,
    lock: `[[sources]]\nsource = "acme/kit"\n${lines.join('\n')}`,
  })
  expect(answer.entries).toEqual([
    { kind: 'SOURCE', name: 'acme/kit', outcome: 'CREATED', message: null },
    { kind: 'COLLECTION', name: 'All', outcome: 'CREATED', message: '9900 artifacts were added.' },
  ])
  const { sources } = await world.read<{ sources: unknown }>(
    '{ sources { nodes { artifactCount countsByType { type count } } } }',
  )
  expect(sources).toEqual({ nodes: [{ artifactCount: 9900, countsByType: [{ type: 'SKILL', count: 9900 }] }] })
})
