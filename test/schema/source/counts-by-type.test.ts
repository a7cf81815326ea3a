import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import type { RepositoryReader } from '../../../src/scanner/index.ts'
import { trials } from '../../kit/property.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { carryOut } from './documents.ts'

interface Counted {
  readonly id: string
  readonly artifactCount: number
  readonly countsByType: readonly { readonly type: string; readonly count: number }[]
}

const query = '{ sources(first: 100) { nodes { id artifactCount countsByType { type count } } } }'

/** What the database holds, counted row by row. */
async function recount(world: World, sourceId: string): Promise<Counted['countsByType']> {
  const rows = await world.database.prisma.artifact.findMany({
    where: { sourceId: decodeId(sourceId)?.id ?? '', state: 'ACTIVE' },
  })
  const order = ['SKILL', 'COMMAND', 'AGENT', 'HOOK', 'MCP_SERVER', 'PLUGIN']
  return order
    .map((type) => ({ type, count: rows.filter((row) => row.type === type).length }))
    .filter(({ count }) => count > 0)
}

const files: Readonly<Record<string, Record<string, string>>> = {
  skill: skill('boil'),
  anotherSkill: skill('bake'),
  command: { 'commands/stock.md': 'Take stock.' },
  agent: { 'agents/cook.md': '---\nname: cook\ndescription: Cooks.\n---\n' },
  hook: { 'hooks/hooks.json': '{ "hooks": {} }' },
  server: { '.mcp.json': '{ "mcpServers": { "one": { "command": "a" }, "two": { "command": "b" } } }' },
  plugin: { '.claude-plugin/plugin.json': '{ "name": "kitchen" }' },
}

test('counts are those of a recount after every scan, whatever came and went', async () => {
  const repositories: Record<string, RepositoryReader> = { 'acme/kit': repositoryOf({}) }
  const world = await createWorld({ repositories })
  const id = await world.source('https://github.com/acme/kit')
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(files)), async (present) => {
      repositories['acme/kit'] = repositoryOf(
        Object.assign({}, ...present.map((name) => files[name] ?? {})) as object as Record<string, string>,
      )
      await carryOut(world, 'scanSource', { id })
      await world.larder.scans.idle()
      const [found] = (await world.read<{ sources: { nodes: readonly Counted[] } }>(query)).sources.nodes
      expect(found?.countsByType).toEqual(await recount(world, id))
      expect(found?.artifactCount).toBe(found?.countsByType.reduce((sum, { count }) => sum + count, 0))
    }),
    trials(15),
  )
})

test('the counts of a hundred sources take as many statements as those of one', async () => {
  const world = await createWorld()
  for (let index = 0; index < 100; index++)
    await world.source(`https://github.com/acme/kit-${String(index)}`, { scan: false })
  world.statements.take()
  await world.read(query)
  expect(world.statements.take()).toHaveLength(2)
})
