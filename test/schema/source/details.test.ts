import { describe, expect, it } from 'vitest'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import type { RepositoryDetails, RepositoryReader } from '../../../src/scanner/index.ts'
import { carryOut } from './documents.ts'

const url = 'https://github.com/obra/superpowers'
const query = `query ($id: ID!) { node(id: $id) { ... on Source { scanStatus details {
  __typename repositoryDescription readme readmeTruncated fetchedAt fetchError } } } }`

/** A source that asks for both, whose host says what the test lets it say, and what was asked of the host. */
async function asking(toggles: object = { importReadme: true, importRepositoryDescription: true }) {
  const repositories: Record<string, RepositoryReader> = {}
  const asked: object[] = []
  const says = (details: Partial<RepositoryDetails>) => {
    const reader = repositoryOf(skill('a'), { details })
    repositories['obra/superpowers'] = {
      ...reader,
      details: (want, signal) => {
        asked.push(want)
        return reader.details(want, signal)
      },
    }
  }
  says({})
  const world = await createWorld({ repositories })
  const id = await world.source(url, toggles)
  const rescan = async (details: Partial<RepositoryDetails>) => {
    says(details)
    await carryOut(world, 'scanSource', { id })
    await world.larder.scans.idle()
    return stable(await world.read(query, { id }))
  }
  return { asked, rescan }
}

describe('what GitHub says about a repository', () => {
  it('is not asked for when nobody wants it', async () => {
    const { asked, rescan } = await asking({})
    const answer = await rescan({ readme: 'x', description: 'y' })
    expect(asked).toEqual([])
    expect(answer).toMatchObject({ node: { details: { repositoryDescription: null, readme: null, fetchedAt: null } } })
  })

  it('is asked for as far as the toggles say', async () => {
    const { asked, rescan } = await asking({ importReadme: true })
    const answer = await rescan({ readme: 'x', description: 'not asked for' })
    expect(asked.at(-1)).toEqual({ description: false, readme: true })
    expect(answer).toMatchObject({ node: { details: { repositoryDescription: null, readme: 'x' } } })
  })

  it('is kept, and follows what GitHub says', async () => {
    const { rescan } = await asking()
    expect(await rescan({ readme: 'One.', readmeTruncated: true, description: 'Skills.' })).toMatchInlineSnapshot(`
      {
        "node": {
          "details": {
            "__typename": "SourceDetails",
            "fetchError": null,
            "fetchedAt": "time",
            "readme": "One.",
            "readmeTruncated": true,
            "repositoryDescription": "Skills.",
          },
          "scanStatus": "SUCCEEDED",
        },
      }
    `)
    expect(await rescan({ readme: 'Two.', description: null })).toMatchObject({
      node: { details: { readme: 'Two.', readmeTruncated: false, repositoryDescription: null, fetchError: null } },
    })
  })

  it('stays known when it cannot be fetched; the scan succeeds, and the reason is kept until it can', async () => {
    const { rescan } = await asking()
    await rescan({ readme: 'One.', readmeTruncated: true, description: 'Skills.' })
    const error = 'The README could not be fetched: it took longer than 5 s.'
    expect(await rescan({ description: 'Better skills.', error })).toMatchInlineSnapshot(`
      {
        "node": {
          "details": {
            "__typename": "SourceDetails",
            "fetchError": "The README could not be fetched: it took longer than 5 s.",
            "fetchedAt": "time",
            "readme": "One.",
            "readmeTruncated": true,
            "repositoryDescription": "Better skills.",
          },
          "scanStatus": "SUCCEEDED",
        },
      }
    `)
    expect(await rescan({ readme: 'One.', description: 'Skills.' })).toMatchObject({
      node: { details: { fetchError: null, readmeTruncated: false } },
    })
  })

  it('may fail the first time', async () => {
    const { rescan } = await asking()
    const error = `The description could not be fetched: ${'x'.repeat(3_000)}`
    expect(await rescan({ readme: 'One.', error })).toMatchObject({
      node: {
        scanStatus: 'SUCCEEDED',
        details: { readme: 'One.', repositoryDescription: null, fetchError: error.slice(0, 2_000) },
      },
    })
  })
})
