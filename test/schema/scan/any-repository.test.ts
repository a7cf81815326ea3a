import fc from 'fast-check'
import { expect, it } from 'vitest'
import { repositoryOf } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { scanFiles } from '../../scanner/snapshot.ts'
import type { RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut } from '../source/documents.ts'

/** What may stand at each path; null is nothing. */
const choices: Record<string, readonly (string | null)[]> = {
  'README.md': ['Read me.'],
  'skills/one/SKILL.md': [null, '---\nname: one\n---\nx', '---\nname: [\n---\ny', '---\nname: "\\ud800\\0"\n---\n'],
  'skills/one/more.txt': [null, 'a', 'b'],
  'plugins/p/.claude-plugin/plugin.json': [null, '{"name":"p"}', '{"name":"p","version":"2"}', '{'],
  'plugins/p/commands/do.md': [null, 'Do it.', 'Do it well.'],
  'plugins/p/agents/who.md': [null, '---\nname: who\ntags: [A, a, "b c"]\nlicense: MIT\n---\n'],
  'plugins/p/hooks/hooks.json': [null, '{"hooks":{}}'],
  '.mcp.json': [null, '{"mcpServers":{"a":{},"b":{"x":1}}}', '{"mcpServers":{"a":{}}}', 'no json'],
  'server.json': [null, '{"name":"io.x/y","packages":[]}'],
}

const repository = fc
  .record(Object.fromEntries(Object.entries(choices).map(([path, contents]) => [path, fc.constantFrom(...contents)])))
  .map((files) =>
    Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null)),
  )

interface Shown {
  readonly id: string
  readonly type: string
  readonly path: string
  readonly state: string
  readonly contentHash: string
  readonly plugin: { readonly path: string } | null
}

interface Answer {
  readonly node: {
    readonly artifactCount: number
    readonly countsByType: readonly { readonly type: string; readonly count: number }[]
    readonly lastScan: {
      readonly status: string
      readonly added: number
      readonly changed: number
      readonly removed: number
      readonly unchanged: number
    }
    readonly artifacts: { readonly totalCount: number; readonly nodes: readonly Shown[] }
  }
}

const query = `query ($id: ID!) { node(id: $id) { ... on Source { artifactCount countsByType { type count }
  lastScan { status added changed removed unchanged }
  artifacts(first: 100, filter: { states: [ACTIVE, REMOVED, EXCLUDED] }) { totalCount nodes {
    id type path state contentHash plugin { path } } } } } }`

/** What the catalogue should hold, by type and path. */
type Model = Map<string, { id: string | null; contentHash: string; state: string; plugin: string | null }>

/** Carries a scan out on the model. @returns the counts that it should tell */
async function expectScan(model: Model, files: Record<string, string>) {
  const counts = { status: 'SUCCEEDED', added: 0, changed: 0, removed: 0, unchanged: 0 }
  const found = new Set<string>()
  for (const { type, path, contentHash, plugin } of (await scanFiles(files)).artifacts) {
    const key = `${type} ${path}`
    const known = model.get(key)
    if (!known || known.state === 'REMOVED') counts.added += 1
    else if (known.contentHash === contentHash) counts.unchanged += 1
    else counts.changed += 1
    model.set(key, { id: known?.id ?? null, contentHash, state: 'ACTIVE', plugin })
    found.add(key)
  }
  for (const [key, artifact] of model) {
    if (found.has(key) || artifact.state === 'REMOVED') continue
    artifact.state = 'REMOVED'
    counts.removed += 1
  }
  return counts
}

async function check(world: World, id: string, model: Model, counts: object): Promise<void> {
  const { node } = await world.read<Answer>(query, { id })
  expect(node.lastScan).toEqual(counts)
  expect(node.artifacts.totalCount).toBe(model.size)
  for (const { id: artifactId, type, path, state, contentHash, plugin } of node.artifacts.nodes) {
    const known = model.get(`${type} ${path}`)
    if (known) known.id ??= artifactId
    // What is gone keeps the plugin that it was last seen with, which may be gone as well.
    const shown = {
      id: artifactId,
      contentHash,
      state,
      plugin: state === 'ACTIVE' ? (plugin?.path ?? null) : known?.plugin,
    }
    expect(shown).toEqual(known)
  }
  const recount = new Map<string, number>()
  for (const { type, state } of node.artifacts.nodes)
    if (state === 'ACTIVE') recount.set(type, (recount.get(type) ?? 0) + 1)
  expect(new Map(node.countsByType.map(({ type, count }) => [type, count]))).toEqual(recount)
  expect(node.artifactCount).toBe([...recount.values()].reduce((sum, count) => sum + count, 0))
}

it('is scanned and rescanned as a plain model says, and every count equals a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(repository, { minLength: 1, maxLength: 5 }), async (steps) => {
      const repositories: Record<string, RepositoryReader> = {}
      const world = await createWorld({ repositories })
      const id = await world.source('https://github.com/any/repository', { scan: false })
      const model: Model = new Map()
      for (const files of steps) {
        repositories['any/repository'] = repositoryOf(files)
        await carryOut(world, 'scanSource', { id })
        await world.larder.scans.idle()
        await check(world, id, model, await expectScan(model, files))
      }
    }),
    { numRuns: 25 },
  )
})
