import { describe, expect, it } from 'vitest'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { RepositoryError, type RepositoryErrorCode, type RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut, contents, scan, source } from '../source/documents.ts'

const url = 'https://github.com/obra/superpowers'
const good = repositoryOf({ ...skill('a'), ...skill('b') }, { details: { readme: 'Read me.' } })

const query = `query ($id: ID!) { node(id: $id) { ... on Source { ${source} lastScan { ${scan} }
  details { __typename readme } artifacts { nodes { __typename name state } } } } }`

/** Fails at one of the steps of a reading. */
const failing = (error: Error, at: 'snapshot' | 'files' | 'details' = 'snapshot'): RepositoryReader => ({
  snapshot: async (signal) => {
    if (at === 'snapshot') throw error
    const snapshot = await good.snapshot(signal)
    if (at === 'details') return snapshot
    return {
      ...snapshot,
      async *files() {
        for await (const file of snapshot.files()) {
          yield file
          throw error
        }
      },
    }
  },
  details: (want, signal) => (at === 'details' ? Promise.reject(error) : good.details(want, signal)),
})

/** A source that was scanned well once, and then from a repository that fails. */
async function scannedAgain(reader: RepositoryReader) {
  const repositories: Record<string, RepositoryReader> = { 'obra/superpowers': good }
  const world = await createWorld({ repositories })
  const id = await world.source(url, { importReadme: true })
  const [, details, , artifacts, texts] = (await contents(world)) as unknown[]
  repositories['obra/superpowers'] = reader
  await carryOut(world, 'scanSource', { id })
  await world.larder.scans.idle()
  const [, detailsNow, , artifactsNow, textsNow] = (await contents(world)) as unknown[]
  expect([detailsNow, artifactsNow, textsNow]).toEqual([details, artifacts, texts])
  return { world, id }
}

const codes: Record<RepositoryErrorCode, string> = {
  NOT_FOUND: 'GitHub has no such repository.',
  EMPTY: 'The repository is empty.',
  UNAVAILABLE: 'GitHub cannot be reached.',
  RATE_LIMITED: 'GitHub allows no more requests at the moment.',
  TOO_LARGE: 'The repository is too large.',
  BROKEN: 'The archive cannot be unpacked.',
}

describe('a scan that fails', () => {
  it('says so, and leaves the catalogue as it was', async () => {
    const { world, id } = await scannedAgain(failing(new RepositoryError('UNAVAILABLE', codes.UNAVAILABLE)))
    expect(stable(await world.read(query, { id }))).toMatchInlineSnapshot(`
      {
        "node": {
          "__typename": "Source",
          "artifactCount": 2,
          "artifacts": {
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "b",
                "state": "ACTIVE",
              },
              {
                "__typename": "Artifact",
                "name": "a",
                "state": "ACTIVE",
              },
            ],
          },
          "commit": "1111111111111111111111111111111111111111",
          "createdAt": "time",
          "details": {
            "__typename": "SourceDetails",
            "readme": "Read me.",
          },
          "id": "Source#1",
          "importReadme": true,
          "importRepositoryDescription": false,
          "lastScan": {
            "__typename": "Scan",
            "added": 0,
            "changed": 0,
            "commit": null,
            "createdAt": "time",
            "error": "GitHub cannot be reached.",
            "filesRead": null,
            "filesTotal": null,
            "findings": [],
            "finishedAt": "time",
            "id": "Scan#1",
            "removed": 0,
            "startedAt": "time",
            "status": "FAILED",
            "unchanged": 0,
            "updatedAt": "time",
            "version": 3,
          },
          "owner": "obra",
          "ref": "HEAD",
          "repository": "superpowers",
          "rootFolder": null,
          "scanStatus": "FAILED",
          "tags": [],
          "trustLevel": "BASIC",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 1,
        },
      }
    `)
  })

  it.each(Object.entries(codes))('because of %s says why', async (code, message) => {
    // What is too large is read as far as it goes: partial.test.ts.
    for (const at of code === 'TOO_LARGE' ? (['snapshot'] as const) : (['snapshot', 'files'] as const)) {
      const { world, id } = await scannedAgain(failing(new RepositoryError(code as RepositoryErrorCode, message), at))
      const lastScan = { status: 'FAILED', error: message, added: 0, changed: 0, removed: 0, unchanged: 0 }
      expect(await world.read(query, { id })).toMatchObject({ node: { scanStatus: 'FAILED', lastScan } })
    }
  })

  it.each(['snapshot', 'files', 'details'] as const)('because of a mistake in %s does not say which', async (at) => {
    const { world, id } = await scannedAgain(failing(new TypeError('hunter2 at /srv/secret.ts'), at))
    const answer = await world.read<{ node: { lastScan: { status: string; error: string } } }>(query, { id })
    expect(answer.node.lastScan).toMatchObject({
      status: 'FAILED',
      error: 'Something went wrong in the server. Its log tells more.',
    })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  it('because nothing was found in the repository takes nothing for removed', async () => {
    const { world, id } = await scannedAgain(repositoryOf({}))
    expect(await world.read(query, { id })).toMatchObject({
      node: { artifactCount: 2, lastScan: { status: 'FAILED', error: 'The repository has no files.' } },
    })
  })

  it('because its result cannot be written leaves nothing of it', async () => {
    // No scanner finds such a commit; the database refuses it when all else is written.
    const { world, id } = await scannedAgain(repositoryOf(skill('c'), { commit: 'no hash' }))
    expect(await world.read(query, { id })).toMatchObject({
      node: { artifactCount: 2, lastScan: { status: 'FAILED' } },
    })
  })

  it('is followed by one that succeeds', async () => {
    const repositories: Record<string, RepositoryReader> = {}
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const failed = { node: { lastScan: { status: 'FAILED', error: 'There is no such repository.' } } }
    expect(await world.read(query, { id })).toMatchObject(failed)
    repositories['obra/superpowers'] = good
    await carryOut(world, 'scanSource', { id })
    await world.larder.scans.idle()
    expect(await world.read(query, { id })).toMatchObject({
      node: { scanStatus: 'SUCCEEDED', artifactCount: 2, lastScan: { error: null } },
    })
  })
})

describe('while a scan runs', () => {
  async function held(fields: object = {}) {
    const repository = hold(
      repositoryOf({ ...skill('a'), 'more/skills/b/SKILL.md': 'x' }, { details: { readme: 'x' } }),
    )
    const world = await createWorld({ repositories: { 'obra/superpowers': repository.reader } })
    const created = await carryOut<{ source: { id: string } }>(world, 'createSource', { url, ...fields })
    await repository.begun()
    return { repository, world, id: created.source.id }
  }
  const paths = `query ($id: ID!) { node(id: $id) { ... on Source { scanStatus artifactCount details { readme }
    artifacts { nodes { path } } scans { totalCount } } } }`

  it('its source can be deleted, and stays so', async () => {
    const { repository, world, id } = await held()
    expect(await carryOut(world, 'deleteSource', { id })).toMatchObject({ deletedArtifactCount: 0 })
    repository.release()
    await world.larder.scans.idle()
    expect(await contents(world)).toEqual([[], [], [], [], [], []])
  })

  it('its source can come to ask for something else, which is then read', async () => {
    const { repository, world, id } = await held({ rootFolder: 'skills' })
    const updated = await carryOut(world, 'updateSource', { id, rootFolder: 'more', importReadme: true })
    expect(updated).toMatchObject({ source: { scanStatus: 'RUNNING' }, scan: { status: 'RUNNING' } })
    repository.release()
    await repository.begun()
    expect(repository.asked).toBe(2)
    repository.release()
    await world.larder.scans.idle()
    const artifacts = { nodes: [{ path: 'more/skills/b' }] }
    expect(await world.read(paths, { id })).toEqual({
      node: {
        scanStatus: 'SUCCEEDED',
        artifactCount: 1,
        details: { readme: 'x' },
        artifacts,
        scans: { totalCount: 1 },
      },
    })
  })

  it('its source can come to ask for less, which is not kept', async () => {
    const { repository, world, id } = await held({ importReadme: true })
    await carryOut(world, 'updateSource', { id, importReadme: false, tags: ['new'] })
    repository.release()
    await world.larder.scans.idle()
    expect(repository.asked).toBe(1)
    expect(await world.read(paths, { id })).toMatchObject({
      node: { scanStatus: 'SUCCEEDED', artifactCount: 2, details: { readme: null } },
    })
  })
})
