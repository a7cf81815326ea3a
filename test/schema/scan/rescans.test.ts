import { describe, expect, it } from 'vitest'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import type { RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut, contents } from '../source/documents.ts'

const url = 'https://github.com/obra/superpowers'
const commit = (digit: number) => String(digit).repeat(40)

/** A source whose repository the test changes from scan to scan. */
async function changing(files: Record<string, string>) {
  const repositories: Record<string, RepositoryReader> = {
    'obra/superpowers': repositoryOf(files, { commit: commit(1) }),
  }
  const world = await createWorld({ repositories })
  const id = await world.source(url)
  let commits = 1
  const rescan = async (next: Record<string, string>, at = (commits += 1)) => {
    repositories['obra/superpowers'] = repositoryOf(next, { commit: commit(at) })
    await carryOut(world, 'scanSource', { id })
    await world.larder.scans.idle()
    return lastCounts(world, id)
  }
  return { world, id, rescan }
}

async function lastCounts(world: World, id: string): Promise<unknown> {
  const answer = await world.read<{ node: { lastScan: unknown } }>(
    `query ($id: ID!) { node(id: $id) { ... on Source { lastScan { status added changed removed unchanged } } } }`,
    { id },
  )
  return answer.node.lastScan
}

const counts = (added: number, changed: number, removed: number, unchanged: number) => ({
  status: 'SUCCEEDED',
  added,
  changed,
  removed,
  unchanged,
})

const listQuery = `query ($id: ID!) { node(id: $id) { ... on Source { artifactCount countsByType { __typename type count } commit
  artifacts(filter: { states: [ACTIVE, REMOVED, EXCLUDED] }, orderBy: [{ field: NAME }]) {
    nodes { __typename id name state version upstreamUrl } } } } }`

describe('a rescan', () => {
  it('tells what is new, another, gone and the same, by content', async () => {
    const { world, id, rescan } = await changing({ ...skill('a'), ...skill('b'), ...skill('c') })
    expect(await lastCounts(world, id)).toEqual(counts(3, 0, 0, 0))
    expect(await rescan({ ...skill('a'), ...skill('b', 'Another.\n'), ...skill('d') })).toEqual(counts(1, 1, 1, 1))
    expect(stable(await world.read(listQuery, { id }))).toMatchInlineSnapshot(`
      {
        "node": {
          "artifactCount": 3,
          "artifacts": {
            "nodes": [
              {
                "__typename": "Artifact",
                "id": "Artifact#1",
                "name": "a",
                "state": "ACTIVE",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/1111111111111111111111111111111111111111/skills/a",
                "version": 1,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#2",
                "name": "b",
                "state": "ACTIVE",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/2222222222222222222222222222222222222222/skills/b",
                "version": 2,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#3",
                "name": "c",
                "state": "REMOVED",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/1111111111111111111111111111111111111111/skills/c",
                "version": 2,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#4",
                "name": "d",
                "state": "ACTIVE",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/2222222222222222222222222222222222222222/skills/d",
                "version": 1,
              },
            ],
          },
          "commit": "2222222222222222222222222222222222222222",
          "countsByType": [
            {
              "__typename": "ArtifactTypeCount",
              "count": 3,
              "type": "SKILL",
            },
          ],
        },
      }
    `)
    expect(await rescan({ ...skill('c', 'Back.\n'), 'commands/x.md': 'Do x.' })).toEqual(counts(2, 0, 3, 0))
    expect(stable(await world.read(listQuery, { id }))).toMatchInlineSnapshot(`
      {
        "node": {
          "artifactCount": 2,
          "artifacts": {
            "nodes": [
              {
                "__typename": "Artifact",
                "id": "Artifact#1",
                "name": "a",
                "state": "REMOVED",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/1111111111111111111111111111111111111111/skills/a",
                "version": 2,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#2",
                "name": "b",
                "state": "REMOVED",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/2222222222222222222222222222222222222222/skills/b",
                "version": 3,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#3",
                "name": "c",
                "state": "ACTIVE",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/3333333333333333333333333333333333333333/skills/c",
                "version": 3,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#4",
                "name": "d",
                "state": "REMOVED",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/2222222222222222222222222222222222222222/skills/d",
                "version": 2,
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#5",
                "name": "x",
                "state": "ACTIVE",
                "upstreamUrl": "https://github.com/obra/superpowers/blob/3333333333333333333333333333333333333333/commands/x.md",
                "version": 1,
              },
            ],
          },
          "commit": "3333333333333333333333333333333333333333",
          "countsByType": [
            {
              "__typename": "ArtifactTypeCount",
              "count": 1,
              "type": "SKILL",
            },
            {
              "__typename": "ArtifactTypeCount",
              "count": 1,
              "type": "COMMAND",
            },
          ],
        },
      }
    `)
  })

  it('writes no artifact when nothing has changed, at the same commit or another', async () => {
    const files = {
      ...skill('a'),
      'agents/b.md': '---\nname: b\n---\n',
      '.mcp.json': '{ "mcpServers": { "s": { "command": "x" } } }',
      '.claude-plugin/plugin.json': '{ "name": "p" }',
    }
    const { world, rescan } = await changing(files)
    const artifacts = async () => {
      const [, , , rows, texts] = (await contents(world)) as unknown[]
      return { rows, texts }
    }
    const before = await artifacts()
    expect(await rescan(files, 1)).toEqual(counts(0, 0, 0, 4))
    expect(await artifacts()).toEqual(before)
    expect(await rescan(files, 2)).toEqual(counts(0, 0, 0, 4))
    expect(await artifacts()).toEqual(before)
  })

  it('keeps what is gone in the lists that hold it, and has it back as itself', async () => {
    const { world, id, rescan } = await changing({ ...skill('a'), ...skill('b') })
    const { artifacts } = (await world.read<{ node: { artifacts: { nodes: { id: string }[] } } }>(listQuery, { id }))
      .node
    const collection = await world.collection(
      'mine',
      artifacts.nodes.map((node) => node.id),
    )
    const listed = () =>
      world.read(
        `query ($id: ID!) { node(id: $id) { ... on Collection { artifactCount artifacts {
          edges { position node { __typename id state } } } } } }`,
        { id: collection },
      )
    const whole = await listed()
    expect(await rescan(skill('b'))).toEqual(counts(0, 0, 1, 1))
    expect(stable(await listed())).toMatchInlineSnapshot(`
      {
        "node": {
          "artifactCount": 2,
          "artifacts": {
            "edges": [
              {
                "node": {
                  "__typename": "Artifact",
                  "id": "Artifact#1",
                  "state": "REMOVED",
                },
                "position": 0,
              },
              {
                "node": {
                  "__typename": "Artifact",
                  "id": "Artifact#2",
                  "state": "ACTIVE",
                },
                "position": 1,
              },
            ],
          },
        },
      }
    `)
    expect(await rescan({ ...skill('a', 'Changed meanwhile.\n'), ...skill('b') })).toEqual(counts(1, 0, 0, 1))
    expect(await listed()).toEqual(whole)
  })

  it('leaves what a person has excluded, also when it changes, goes and comes', async () => {
    const { world, id, rescan } = await changing({ ...skill('a'), ...skill('b') })
    await world.database.prisma
      .$executeRaw`UPDATE artifacts SET state = 'EXCLUDED', excluded_at = now(), excluded_by = 'me' WHERE name = 'a'`
    const states = async () => {
      const answer = await world.read<{ node: { artifactCount: number; artifacts: { nodes: object[] } } }>(
        `query ($id: ID!) { node(id: $id) { ... on Source { artifactCount
          artifacts(filter: { states: [ACTIVE, EXCLUDED, REMOVED] }, orderBy: [{ field: NAME }]) { nodes { name state } } } } }`,
        { id },
      )
      return answer.node
    }
    const expected = {
      artifactCount: 1,
      artifacts: {
        nodes: [
          { name: 'a', state: 'EXCLUDED' },
          { name: 'b', state: 'ACTIVE' },
        ],
      },
    }
    await rescan({ ...skill('a', 'Changed.\n'), ...skill('b') })
    expect(await states()).toEqual(expected)
    await rescan(skill('b'))
    expect(await states()).toEqual(expected)
    await rescan({ ...skill('a'), ...skill('b') })
    expect(await states()).toEqual(expected)
  })

  it('takes an artifact of another type at the same path for another', async () => {
    const head = '---\nname: x\ndescription: Does x.\n---\n'
    const { world, id, rescan } = await changing({ 'commands/x.md': head })
    expect(await rescan({ 'agents/x.md': head })).toEqual(counts(1, 0, 1, 0))
    expect(stable(await world.read(listQuery, { id }))).toMatchObject({
      node: { countsByType: [{ type: 'AGENT', count: 1 }] },
    })
  })

  it('counts a change of a file beside the main one, and forgets a text that is too large by now', async () => {
    const hook = 'hooks/hooks.json'
    const { world, rescan } = await changing({ ...skill('a'), 'skills/a/x.sh': 'one', [hook]: '{ "hooks": {} }' })
    const texts = () => world.database.prisma.blob.count()
    expect(await texts()).toBe(2)
    const large = { ...skill('a'), 'skills/a/x.sh': 'two', [hook]: `{ "hooks": "${'x'.repeat(1_048_577)}" }` }
    expect(await rescan(large)).toEqual(counts(0, 2, 0, 0))
    expect(await texts()).toBe(1)
  })
})
