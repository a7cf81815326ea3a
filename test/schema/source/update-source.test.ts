import { describe, expect, it } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { carryOut, contents, refusals, statements, told } from './documents.ts'

const url = 'https://github.com/obra/superpowers'
const says = { description: 'Skills.', readme: '# Skills' }
const repositories = { 'obra/superpowers': repositoryOf(skill('writing'), { details: says }) }

const detailsQuery = `query ($id: ID!) {
  node(id: $id) { ... on Source { scanStatus importReadme details {
    __typename repositoryDescription readme readmeTruncated fetchedAt fetchError } } } }`

describe('updateSource', () => {
  it('changes what is given and keeps the rest', async () => {
    const world = await createWorld()
    const id = await world.source(`${url}/tree/main/a`, { scan: false, tags: ['one'], trustLevel: 'OFFICIAL' })
    world.statements.take()
    expect(await told(world, 'updateSource', { id, tags: ['Two'], ifVersion: 1 })).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateSourceSuccess",
        "scan": null,
        "source": {
          "__typename": "Source",
          "artifactCount": 0,
          "commit": null,
          "createdAt": "time",
          "id": "Source#1",
          "importReadme": false,
          "importRepositoryDescription": false,
          "owner": "obra",
          "ref": "main",
          "repository": "superpowers",
          "rootFolder": "a",
          "scanStatus": "PENDING",
          "tags": [
            "two",
          ],
          "trustLevel": "OFFICIAL",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 2,
        },
      }
    `)
    expect(statements(world)).toMatchInlineSnapshot(`
      [
        "SELECT sources",
        "SELECT sources",
        "SELECT sources",
        "UPDATE sources",
        "DELETE source_details",
      ]
    `)
    expect(await carryOut(world, 'updateSource', { id, tags: null, trustLevel: 'UNTRUSTED' })).toMatchObject({
      source: { tags: [], trustLevel: 'UNTRUSTED', ref: 'main', rootFolder: 'a', version: 3 },
      scan: null,
    })
  })

  it('writes nothing when nothing is given', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false })
    const before = await contents(world)
    expect(await carryOut(world, 'updateSource', { id })).toMatchObject({ source: { version: 1 }, scan: null })
    expect(await contents(world)).toEqual(before)
  })

  it.each<[string, object, boolean]>([
    ['another ref', { ref: 'next' }, true],
    ['another root folder', { rootFolder: 'skills' }, true],
    ['no root folder', { rootFolder: null }, false],
    ['the same ref', { ref: 'HEAD' }, false],
    ['a toggle switched on', { importReadme: true }, true],
    ['the other one', { importRepositoryDescription: true }, true],
    ['a toggle that was off', { importReadme: false }, false],
    ['trust', { trustLevel: 'VERIFIED' }, false],
  ])('scans when there is something else to read: %s', async (_, change, scans) => {
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const result = await carryOut(world, 'updateSource', { id, ...change })
    const scanning = { scan: { status: 'PENDING' }, source: { scanStatus: 'PENDING' } }
    expect(result).toMatchObject(scans ? scanning : { scan: null, source: { scanStatus: 'SUCCEEDED' } })
    await world.larder.scans.idle()
    expect(await world.database.prisma.scan.count()).toBe(scans ? 2 : 1)
  })

  it('forgets what a toggle no longer asks for, and fetches it again', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url, { importReadme: true, importRepositoryDescription: true })
    const details = async () => stable(await world.read(detailsQuery, { id }))
    expect(await details()).toMatchInlineSnapshot(`
      {
        "node": {
          "details": {
            "__typename": "SourceDetails",
            "fetchError": null,
            "fetchedAt": "time",
            "readme": "# Skills",
            "readmeTruncated": false,
            "repositoryDescription": "Skills.",
          },
          "importReadme": true,
          "scanStatus": "SUCCEEDED",
        },
      }
    `)
    await carryOut(world, 'updateSource', { id, importReadme: false })
    expect(await details()).toMatchObject({ node: { details: { repositoryDescription: 'Skills.', readme: null } } })
    await carryOut(world, 'updateSource', { id, importRepositoryDescription: false })
    expect(await details()).toMatchInlineSnapshot(`
      {
        "node": {
          "details": {
            "__typename": "SourceDetails",
            "fetchError": null,
            "fetchedAt": null,
            "readme": null,
            "readmeTruncated": false,
            "repositoryDescription": null,
          },
          "importReadme": false,
          "scanStatus": "SUCCEEDED",
        },
      }
    `)
    await carryOut(world, 'updateSource', { id, importReadme: true })
    await world.larder.scans.idle()
    expect(await details()).toMatchInlineSnapshot(`
      {
        "node": {
          "details": {
            "__typename": "SourceDetails",
            "fetchError": null,
            "fetchedAt": "time",
            "readme": "# Skills",
            "readmeTruncated": false,
            "repositoryDescription": null,
          },
          "importReadme": true,
          "scanStatus": "SUCCEEDED",
        },
      }
    `)
  })

  it('refuses who may only look', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.source(url, { scan: false })
    expect(await refusals(world, 'updateSource', { guest: { id, ref: 'next' } })).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:update.",
          "path": null,
        },
      }
    `)
  })

  it('keeps nothing of a rehearsal', async () => {
    const world = await createWorld({ repositories })
    const id = await world.source(url)
    const before = await contents(world)
    const result = await carryOut(world, 'updateSource', { id, ref: 'next', validateOnly: true })
    expect(result).toMatchObject({ source: { ref: 'next', version: 2 }, scan: { status: 'PENDING' } })
    await world.larder.scans.idle()
    expect(await contents(world)).toEqual(before)
  })
})
