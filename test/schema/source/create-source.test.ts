import { describe, expect, it } from 'vitest'
import { hold } from '../../kit/held.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld } from '../../kit/world.ts'
import { carryOut, contents, statements, told } from './documents.ts'

const url = 'https://github.com/obra/superpowers'
const repositories = { 'obra/superpowers': repositoryOf(skill('writing')) }

describe('createSource', () => {
  it('registers a repository and answers with the scan that is to come', async () => {
    const held = hold(repositories['obra/superpowers'])
    const world = await createWorld({ repositories: { 'obra/superpowers': held.reader } })
    expect(await told(world, 'createSource', { url })).toMatchInlineSnapshot(`
      {
        "__typename": "CreateSourceSuccess",
        "scan": {
          "__typename": "Scan",
          "added": 0,
          "changed": 0,
          "commit": null,
          "createdAt": "time",
          "error": null,
          "filesRead": null,
          "filesTotal": null,
          "findings": [],
          "finishedAt": null,
          "id": "Scan#1",
          "removed": 0,
          "startedAt": null,
          "status": "PENDING",
          "unchanged": 0,
          "updatedAt": "time",
          "version": 1,
        },
        "source": {
          "__typename": "Source",
          "artifactCount": 0,
          "commit": null,
          "createdAt": "time",
          "id": "Source#1",
          "importReadme": false,
          "importRepositoryDescription": false,
          "owner": "obra",
          "ref": "HEAD",
          "repository": "superpowers",
          "rootFolder": null,
          "scanStatus": "PENDING",
          "tags": [],
          "trustLevel": "BASIC",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 1,
        },
      }
    `)
    await held.begun()
  })

  it('takes everything that can be said', async () => {
    const world = await createWorld()
    const input = {
      url: `${url}.git`,
      ref: ' feature/x ',
      rootFolder: '/skills/',
      trustLevel: 'VERIFIED',
      tags: ['Prompts', 'prompts', 'a_b-c'],
      importRepositoryDescription: true,
      importReadme: true,
      scan: false,
    }
    expect(await told(world, 'createSource', input)).toMatchInlineSnapshot(`
      {
        "__typename": "CreateSourceSuccess",
        "scan": null,
        "source": {
          "__typename": "Source",
          "artifactCount": 0,
          "commit": null,
          "createdAt": "time",
          "id": "Source#1",
          "importReadme": true,
          "importRepositoryDescription": true,
          "owner": "obra",
          "ref": "feature/x",
          "repository": "superpowers",
          "rootFolder": "skills",
          "scanStatus": "PENDING",
          "tags": [
            "prompts",
            "a_b-c",
          ],
          "trustLevel": "VERIFIED",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 1,
        },
      }
    `)
  })

  it.each([
    [`${url}/tree/v1.2`, {}, { ref: 'v1.2', rootFolder: null }],
    [`${url}/tree/main/my%20skills/%C3%BC/`, {}, { ref: 'main', rootFolder: 'my skills/ü' }],
    [`${url}/tree/main/a`, { ref: 'next' }, { ref: 'next', rootFolder: 'a' }],
    [`${url}/tree/main/a`, { rootFolder: 'b' }, { ref: 'main', rootFolder: 'b' }],
    [url, { rootFolder: '.' }, { ref: 'HEAD', rootFolder: null }],
    [`${url}/`, {}, { owner: 'obra', repository: 'superpowers', ref: 'HEAD' }],
  ])('reads %s with %j', async (address, input, expected) => {
    const world = await createWorld()
    const result = await carryOut(world, 'createSource', { url: address, ...input, scan: false })
    expect(result['source']).toMatchObject({ ...expected, url })
  })

  it('takes the same repository again with another ref or root folder', async () => {
    const world = await createWorld()
    for (const address of [url, `${url}/tree/main`, `${url}/tree/main/a`, `${url}/tree/main/b`]) {
      const { __typename } = await carryOut(world, 'createSource', { url: address, scan: false })
      expect(__typename).toBe('CreateSourceSuccess')
    }
    expect(await world.database.prisma.source.count()).toBe(4)
  })

  it('names the source that has the same repository, whatever the case', async () => {
    const world = await createWorld()
    const first = await world.source(url, { scan: false })
    const before = await contents(world)
    const result = await carryOut(world, 'createSource', { url: 'https://github.com/Obra/SuperPowers' })
    expect(result['existing']).toEqual({ __typename: 'Source', id: first })
    expect(await told(world, 'createSource', { url, ref: 'HEAD', rootFolder: '/' })).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Source",
          "id": "Source#1",
        },
        "message": "The repository is registered with this ref and root folder already.",
        "path": [
          "input",
        ],
      }
    `)
    expect(await contents(world)).toEqual(before)
  })

  it('makes one source of requests at the same time', async () => {
    const world = await createWorld({ repositories })
    const results = await Promise.all(Array.from({ length: 5 }, () => carryOut(world, 'createSource', { url })))
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'ConflictError'),
      'CreateSourceSuccess',
    ])
    await world.larder.scans.idle()
    expect(await world.database.prisma.scan.count()).toBe(1)
  })

  it('keeps nothing of a rehearsal, and reads nothing', async () => {
    const held = hold(repositories['obra/superpowers'])
    const world = await createWorld({ repositories: { 'obra/superpowers': held.reader } })
    const before = await contents(world)
    const result = await carryOut(world, 'createSource', { url, validateOnly: true })
    expect(result).toMatchObject({ __typename: 'CreateSourceSuccess', scan: { status: 'PENDING' } })
    await world.larder.scans.idle()
    expect(await contents(world)).toEqual(before)
    expect(held.asked).toBe(0)
  })

  it('sends a fixed number of statements', async () => {
    const world = await createWorld()
    await carryOut(world, 'createSource', { url, tags: ['a', 'b', 'c'], scan: false })
    expect(statements(world)).toMatchInlineSnapshot(`
      [
        "SELECT sources",
        "INSERT sources",
      ]
    `)
  })
})
