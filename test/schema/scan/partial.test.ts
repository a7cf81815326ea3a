import { expect, it } from 'vitest'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld } from '../../kit/world.ts'
import { RepositoryError, type RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut } from '../source/documents.ts'

const reason = 'The repository is too large: more than 3 entries.'

/** A repository that is cut off after so many files. */
function cutAfter(most: number, files: Record<string, string>): RepositoryReader {
  const whole = repositoryOf(files)
  return {
    ...whole,
    snapshot: async () => {
      const snapshot = await whole.snapshot()
      return {
        ...snapshot,
        async *files() {
          let read = 0
          for await (const file of snapshot.files()) {
            if (++read > most) throw new RepositoryError('TOO_LARGE', reason)
            yield file
          }
        },
      }
    },
  }
}

it('a repository that is too large is read in part: nothing is taken for removed, and what is not whole is not written', async () => {
  const plugin = {
    'plugins/k/.claude-plugin/plugin.json': '{"name":"k","description":"K."}',
    'plugins/k/agents/x.md': 'x',
  }
  const files = { ...skill('a'), ...plugin, ...skill('z') }
  const repositories: Record<string, RepositoryReader> = { 'acme/tools': repositoryOf(files) }
  const world = await createWorld({ repositories })
  const id = await world.source('https://github.com/acme/tools')
  const read = async () => {
    await carryOut(world, 'scanSource', { id })
    await world.larder.scans.idle()
    return world.read(
      `query ($id: ID!) { node(id: $id) { ... on Source { scanStatus commit
        lastScan { status error added changed removed unchanged filesTotal filesRead }
        artifacts(orderBy: { field: NAME, direction: ASC }) { nodes { path plugin { path } state } } } } }`,
      { id },
    )
  }
  const nodes = [
    { path: 'skills/a', plugin: null, state: 'ACTIVE' },
    { path: 'plugins/k', plugin: null, state: 'ACTIVE' },
    { path: 'plugins/k/agents/x.md', plugin: { path: 'plugins/k' }, state: 'ACTIVE' },
    { path: 'skills/z', plugin: null, state: 'ACTIVE' },
  ]
  const changed = { ...skill('a', 'Other.\n'), ...skill('b'), ...plugin, 'plugins/k/more.md': 'x', ...skill('z') }
  repositories['acme/tools'] = cutAfter(4, changed)
  expect(await read()).toEqual({
    node: {
      scanStatus: 'PARTIAL',
      commit: '1'.repeat(40),
      lastScan: {
        ...{ status: 'PARTIAL', error: reason, added: 1, changed: 1, removed: 0, unchanged: 1 },
        ...{ filesTotal: null, filesRead: 4 },
      },
      artifacts: { nodes: [nodes[0], { path: 'skills/b', plugin: null, state: 'ACTIVE' }, ...nodes.slice(1)] },
    },
  })
  repositories['acme/tools'] = repositoryOf(changed)
  expect(await read()).toMatchObject({
    node: { scanStatus: 'SUCCEEDED', lastScan: { added: 0, changed: 1, removed: 0, unchanged: 4, error: null } },
  })
})

it('one of which nothing could be read fails', async () => {
  const world = await createWorld({ repositories: { 'acme/tools': cutAfter(1, { 'x.md': 'x', ...skill('a') }) } })
  const id = await world.source('https://github.com/acme/tools', { rootFolder: 'skills' })
  expect(
    await world.read('query ($id: ID!) { node(id: $id) { ... on Source { lastScan { status error } } } }', { id }),
  ).toEqual({ node: { lastScan: { status: 'FAILED', error: reason } } })
})
