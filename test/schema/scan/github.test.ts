import { describe, expect, it } from 'vitest'
import { githubWith } from '../../kit/github.ts'
import { skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { body, status } from '../../scanner/github-server.ts'
import { carryOut } from '../source/documents.ts'

const url = 'https://github.com/acme/tools'
const files = { ...skill('a'), ...skill('b'), 'README.md': '# Tools' }
const toggles = { importReadme: true, importRepositoryDescription: true }

async function scanned(fields: object = toggles) {
  const github = await githubWith('acme/tools', files)
  const world = await createWorld({ github: github.url })
  const id = await world.source(url, fields)
  const asked = () => github.requests.splice(0).map(({ path }) => path.replaceAll(/[0-9a-f]{40}/g, 'SHA'))
  return { github, world, id, asked }
}

async function rescan(world: World, id: string) {
  await carryOut(world, 'scanSource', { id })
  await world.larder.scans.idle()
  const { node } = await world.read<{ node: Record<string, unknown> }>(
    `query ($id: ID!) { node(id: $id) { ... on Source {
      owner repository scanStatus lastScan { status added changed removed unchanged error findings { rule } }
      details { repositoryDescription readme fetchError } } } }`,
    { id },
  )
  return node
}

const rows = (world: World) =>
  Promise.all([
    world.database.prisma.artifact.findMany({ orderBy: { id: 'asc' } }),
    world.database.prisma.source.findMany({ select: { id: true, version: true, updatedAt: true, commit: true } }),
    world.database.prisma.sourceDetails.findMany(),
    world.database.prisma.blob.findMany({ orderBy: { hash: 'asc' } }),
  ])

const succeeded = (counts: object) => ({
  scanStatus: 'SUCCEEDED',
  lastScan: { added: 0, changed: 0, removed: 0, unchanged: 0, ...counts },
})

describe('a repository on GitHub', () => {
  it('costs five requests, and two when nothing has changed: then no row changes', async () => {
    const { world, id, asked } = await scanned()
    expect(asked()).toEqual([
      '/repos/acme/tools',
      '/repos/acme/tools/commits/HEAD',
      ...['/repos/acme/tools/readme?ref=SHA', '/repos/acme/tools/tarball/SHA', '/codeload/SHA'],
    ])
    const before = await rows(world)
    expect(await rescan(world, id)).toMatchObject(succeeded({ unchanged: 2 }))
    expect(asked()).toEqual(['/repos/acme/tools', '/repos/acme/tools/commits/HEAD'])
    expect(await rows(world)).toEqual(before)
  })

  it('is read anew when it has changed, and again when the source asks for another part of it', async () => {
    const { github, world, id, asked } = await scanned()
    await github.commit({ ...files, ...skill('a', 'Other.\n'), ...skill('c') })
    expect(await rescan(world, id)).toMatchObject(succeeded({ added: 1, changed: 1, unchanged: 1 }))
    asked()
    await carryOut(world, 'updateSource', { id, rootFolder: 'skills/b' })
    await world.larder.scans.idle()
    expect(asked()).toHaveLength(5)
    expect(await rescan(world, id)).toMatchObject(succeeded({ unchanged: 1 }))
    expect(asked()).toHaveLength(2)
  })

  it('whose README did not come is asked for it again, and for nothing else', async () => {
    const { github, world, id, asked } = await scanned({})
    const sha = await github.commit({ ...files, ...skill('c') })
    const readme = `/repos/acme/tools/readme?ref=${sha}`
    github.answers[readme] = status(403)
    await carryOut(world, 'updateSource', { id, ...toggles })
    await world.larder.scans.idle()
    asked()
    expect(await rescan(world, id)).toMatchObject({
      ...succeeded({ unchanged: 3 }),
      details: { fetchError: 'The README could not be fetched: GitHub refuses to show the repository.', readme: null },
    })
    expect(asked().map((path) => path.split('/').at(-1))).toEqual(['tools', 'HEAD', 'readme?ref=SHA'])
    github.answers[readme] = body('# Late')
    expect(await rescan(world, id)).toMatchObject({
      details: { readme: '# Late', fetchError: null, repositoryDescription: 'Jars.' },
    })
    asked()
    await rescan(world, id)
    expect(asked()).toHaveLength(2)
  })

  it('tells another description without being read anew', async () => {
    const { github, world, id, asked } = await scanned()
    asked()
    await github.commit(files, { description: 'More jars.' })
    expect(await rescan(world, id)).toMatchObject({
      details: { repositoryDescription: 'More jars.', readme: '# Tools' },
    })
    expect(asked()).toHaveLength(2)
  })
})

describe('a repository that was renamed', () => {
  async function renamed() {
    const all = await scanned()
    const { github } = all
    const sha = await github.commit(files)
    for (const [path, answer] of Object.entries(github.answers))
      if (path.startsWith('/repos/acme/tools')) github.answers[path.replace('acme/tools', 'acme/kit')] = answer
    github.answers['/repos/acme/tools'] = status(301, { location: `${github.url}/repositories/1` })
    github.answers['/repositories/1'] = body(JSON.stringify({ full_name: 'acme/kit' }), 'application/json')
    return { ...all, sha }
  }

  it('is called so from then on', async () => {
    const { github, world, id, asked } = await renamed()
    await github.commit(files, { full_name: 'acme/kit' })
    github.answers['/repos/acme/tools'] = status(301, { location: `${github.url}/repositories/1` })
    expect(await rescan(world, id)).toMatchObject({ owner: 'acme', repository: 'kit', ...succeeded({ unchanged: 2 }) })
    asked()
    await rescan(world, id)
    expect(asked()[0]).toBe('/repos/acme/kit')
  })

  it('keeps the old name where another source has the new one, and says so', async () => {
    const { world, id } = await renamed()
    await world.source('https://github.com/Acme/Kit', { scan: false })
    const before = await rows(world)
    await world.database.prisma.sourceReading.deleteMany()
    expect(await rescan(world, id)).toMatchObject({
      repository: 'tools',
      scanStatus: 'SUCCEEDED',
      lastScan: { unchanged: 2, findings: [{ rule: 'repository-renamed' }] },
    })
    expect((await rows(world))[0]).toEqual(before[0])
  })
})
