import { describe, expect, it } from 'vitest'
import { githubWith } from '../../kit/github.ts'
import { skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { body, status } from '../../scanner/github-server.ts'
import { carryOut } from '../source/documents.ts'

const names = Array.from({ length: 25 }, (_, index) => `s${String(index + 10)}`)
const files = Object.assign({}, ...names.map((name) => skill(name))) as Record<string, string>
const query = '{ artifacts(first: 50, orderBy: { field: NAME, direction: ASC }) { nodes { name content } } }'

interface Texts {
  artifacts: { nodes: { name: string; content: string | null }[] }
}

async function scanned(repository: Record<string, string> = files) {
  const github = await githubWith('acme/tools', repository)
  const world = await createWorld({ github: github.url })
  const id = await world.source('https://github.com/acme/tools')
  github.requests.length = 0
  const read = async () => {
    const { data, errors } = await world.send(query)
    const { nodes } = (data as Texts).artifacts
    return {
      nodes,
      texts: nodes.filter(({ content }) => content !== null).length,
      errors,
      requests: github.requests.splice(0),
    }
  }
  return { github, world, id, read }
}

const forget = (world: World) => world.database.prisma.blob.deleteMany()

describe("a main file's text", () => {
  it('is kept by a scan, so that GitHub is not asked', async () => {
    const { read } = await scanned()
    expect(await read()).toMatchObject({ texts: 25, errors: [], requests: [] })
  })

  it('is fetched where it is not kept, at most 20 for a request, and kept for the next', async () => {
    const { world, read } = await scanned()
    await forget(world)
    const first = await read()
    expect(first.requests).toHaveLength(20)
    expect(first.texts).toBe(20)
    for (const { name, content } of first.nodes) expect([null, files[`skills/${name}/SKILL.md`]]).toContain(content)
    expect(first.errors).toHaveLength(5)
    expect(first.errors[0]).toMatchObject({
      message: 'This text is not kept here, and only 20 are fetched for one request. Ask for it again.',
      path: ['artifacts', 'nodes', 20, 'content'],
      extensions: { code: 'UPSTREAM_LIMIT' },
    })
    const second = await read()
    expect([second.requests.length, second.texts]).toEqual([5, 25])
    expect((await read()).requests).toEqual([])
  })

  it('is fetched once for all artifacts and fields that show it', async () => {
    const { world, github } = await scanned({ '.mcp.json': '{"mcpServers":{"m":{"url":"u"},"n":{"url":"v"}}}' })
    await forget(world)
    const twice = '{ a: artifacts { nodes { content } } b: artifacts { nodes { again: content } } }'
    expect(await world.read(twice)).toMatchObject({ a: { nodes: [{}, {}] }, b: { nodes: [{}, {}] } })
    expect(github.requests).toHaveLength(1)
  })

  it('that GitHub does not give is null, with the reason, and is asked for again', async () => {
    const { world, github, read } = await scanned(skill('a'))
    await forget(world)
    const path = Object.keys(github.answers).find((each) => each.includes('/git/blobs/')) ?? ''
    for (const [answer, message] of [
      [status(404), 'GitHub does not have the file any more.'],
      [status(429, { 'retry-after': '60' }), 'GitHub allows no more requests at the moment.'],
    ] as const) {
      github.answers[path] = answer
      const { nodes, errors } = await read()
      expect([nodes[0]?.content, errors]).toMatchObject([
        null,
        [{ message, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
      ])
    }
    github.answers[path] = body('late')
    expect((await read()).nodes[0]?.content).toBe('late')
  })

  it('that was too large for a scan is fetched each time up to 4 MB, and is null beyond', async () => {
    const { github, read } = await scanned({ 'skills/a/SKILL.md': 'x'.repeat(1_048_577) })
    for (let time = 0; time < 2; time++) {
      const { nodes, errors, requests } = await read()
      expect([nodes[0]?.content?.length, errors, requests.length]).toEqual([1_048_577, [], 1])
    }
    const path = Object.keys(github.answers).find((each) => each.includes('/git/blobs/')) ?? ''
    github.answers[path] = body('x'.repeat(4_194_305))
    expect(await read()).toMatchObject({ texts: 0, errors: [], requests: [{}] })
    expect(await read()).toMatchObject({ texts: 0, errors: [], requests: [] })
  })

  it('is fetched for a rehearsal, too, whose transaction stands open meanwhile', async () => {
    const { world, github } = await scanned(skill('a'))
    const collection = await world.collection('c')
    const { artifacts } = await world.read<{ artifacts: { nodes: { id: string }[] } }>('{ artifacts { nodes { id } } }')
    await forget(world)
    const answer = await world.read(
      `mutation ($input: LinkArtifactInput!) { linkArtifact(input: $input) {
        ... on LinkArtifactSuccess { edge { node { content } } } } }`,
      { input: { listId: collection, artifactId: artifacts.nodes[0]?.id, validateOnly: true } },
    )
    expect(answer).toMatchObject({ linkArtifact: { edge: { node: { content: skill('a')['skills/a/SKILL.md'] } } } })
    expect(github.requests).toHaveLength(1)
  })

  it('goes when no artifact shows it any more', async () => {
    const { world, github, id } = await scanned({ ...skill('a'), ...skill('b') })
    await github.commit({ ...skill('a', 'Other.\n'), ...skill('b') })
    await carryOut(world, 'scanSource', { id })
    await world.larder.scans.idle()
    expect(await world.database.prisma.blob.count()).toBe(2)
    await carryOut(world, 'deleteSource', { id })
    expect(await world.database.prisma.blob.count()).toBe(0)
  })
})
