import { describe, expect, it } from 'vitest'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import type { RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut, source, statements } from './documents.ts'

const url = 'https://github.com/obra/superpowers'

/** A source with one artifact in each state. */
async function scannedTwice() {
  const repositories: Record<string, RepositoryReader> = {
    'obra/superpowers': repositoryOf({ ...skill('here'), ...skill('gone'), ...skill('none'), 'commands/do.md': 'Do.' }),
  }
  const world = await createWorld({ repositories })
  const id = await world.source(url)
  await world.database.prisma
    .$executeRaw`UPDATE artifacts SET state = 'EXCLUDED', excluded_at = now(), excluded_by = 'me' WHERE name = 'none'`
  repositories['obra/superpowers'] = repositoryOf({ ...skill('here'), ...skill('none'), 'commands/do.md': 'Do.' })
  await carryOut(world, 'scanSource', { id })
  await world.larder.scans.idle()
  return { world, id }
}

describe('a source', () => {
  it('that was never scanned has no scan', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false })
    const answer = await world.read(
      `query ($id: ID!) { node(id: $id) { ... on Source { ${source} countsByType { type } lastScan { id }
        scans { totalCount nodes { id } } artifacts { totalCount } details { __typename fetchedAt } } } }`,
      { id },
    )
    expect(answer).toMatchObject({
      node: {
        scanStatus: 'PENDING',
        countsByType: [],
        lastScan: null,
        scans: { totalCount: 0, nodes: [] },
        artifacts: { totalCount: 0 },
        details: { __typename: 'SourceDetails', fetchedAt: null },
      },
    })
  })

  it('shows its ACTIVE artifacts, others when they are asked for, and its scans, newest first', async () => {
    const { world, id } = await scannedTwice()
    const answer = await world.read(
      `query ($id: ID!) { node(id: $id) { ... on Source {
        lastScan { __typename id }
        scans { totalCount edges { cursor node { __typename id added removed unchanged } } pageInfo { __typename hasNextPage startCursor endCursor } }
        artifactCount countsByType { __typename type count }
        artifacts(orderBy: [{ field: NAME }]) { totalCount nodes { __typename id name state } }
        gone: artifacts(filter: { states: [REMOVED, EXCLUDED] }, orderBy: [{ field: NAME }]) { totalCount nodes { __typename id name state } }
        skills: artifacts(filter: { types: [SKILL], search: "her" }) { nodes { __typename id } } } } }`,
      { id },
    )
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "node": {
          "artifactCount": 2,
          "artifacts": {
            "nodes": [
              {
                "__typename": "Artifact",
                "id": "Artifact#1",
                "name": "do",
                "state": "ACTIVE",
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#2",
                "name": "here",
                "state": "ACTIVE",
              },
            ],
            "totalCount": 2,
          },
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
          "gone": {
            "nodes": [
              {
                "__typename": "Artifact",
                "id": "Artifact#3",
                "name": "gone",
                "state": "REMOVED",
              },
              {
                "__typename": "Artifact",
                "id": "Artifact#4",
                "name": "none",
                "state": "EXCLUDED",
              },
            ],
            "totalCount": 2,
          },
          "lastScan": {
            "__typename": "Scan",
            "id": "Scan#1",
          },
          "scans": {
            "edges": [
              {
                "cursor": "cursor#1",
                "node": {
                  "__typename": "Scan",
                  "added": 0,
                  "id": "Scan#1",
                  "removed": 1,
                  "unchanged": 3,
                },
              },
              {
                "cursor": "cursor#2",
                "node": {
                  "__typename": "Scan",
                  "added": 4,
                  "id": "Scan#2",
                  "removed": 0,
                  "unchanged": 0,
                },
              },
            ],
            "pageInfo": {
              "__typename": "PageInfo",
              "endCursor": "cursor#2",
              "hasNextPage": false,
              "startCursor": "cursor#1",
            },
            "totalCount": 2,
          },
          "skills": {
            "nodes": [
              {
                "__typename": "Artifact",
                "id": "Artifact#2",
              },
            ],
          },
        },
      }
    `)
  })

  it('has scans that are read page by page, both ways', async () => {
    const { world, id } = await scannedTwice()
    for (let more = 0; more < 3; more++) {
      await carryOut(world, 'scanSource', { id })
      await world.larder.scans.idle()
    }
    const page = async (args: string) => {
      const answer = await world.read<{ node: { scans: { edges: { cursor: string; node: { id: string } }[] } } }>(
        `query ($id: ID!) { node(id: $id) { ... on Source { scans(${args}) { edges { cursor node { id } } } } } }`,
        { id },
      )
      return answer.node.scans.edges
    }
    const whole = await page('first: 100')
    expect(whole).toHaveLength(5)
    const forward = [...(await page('first: 2')), ...(await page(`first: 2, after: "${whole[1]?.cursor ?? ''}"`))]
    expect(forward).toEqual(whole.slice(0, 4))
    expect(await page(`last: 2, before: "${whole[3]?.cursor ?? ''}"`)).toEqual(whole.slice(1, 3))
    const newest = await world.database.prisma.scan.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(Buffer.from(whole[0]?.node.id ?? '', 'base64url').toString()).toBe(`Scan:${newest.id}`)
  })
})

describe('a list of sources', () => {
  it('takes one statement for each thing that is asked for, whatever its length', async () => {
    const repositories: Record<string, RepositoryReader> = { 'obra/superpowers': repositoryOf(skill('a')) }
    const world = await createWorld({ repositories })
    const query = `{ sources(first: 100) { totalCount nodes { ${source} countsByType { type count } details { readme }
      lastScan { id source { id } } scans(first: 2) { totalCount nodes { id } }
      artifacts(first: 2) { totalCount nodes { id content plugin { id } } } } } }`
    const sent: string[][] = []
    for (const refs of [['one'], ['two', 'three', 'four']]) {
      for (const ref of refs) await world.source(url, { ref })
      world.statements.take()
      await world.read(query)
      sent.push(statements(world))
    }
    expect(sent[1]?.toSorted()).toEqual(sent[0]?.toSorted())
    expect(sent[0]?.toSorted()).toMatchInlineSnapshot(`
      [
        "SELECT artifacts",
        "SELECT artifacts",
        "SELECT artifacts",
        "SELECT scans",
        "SELECT source_details",
        "SELECT sources",
        "SELECT sources",
        "SELECT sources",
        "SELECT unnest",
        "SELECT unnest",
        "SELECT unnest",
      ]
    `)
  })
})
