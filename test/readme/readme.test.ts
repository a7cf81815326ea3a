import { readdir, readFile } from 'node:fs/promises'
import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readExamples } from '../../src/application.ts'
import { schema } from '../../src/schema/index.ts'
import { createWorld } from '../kit/world.ts'
import { settingsTable } from './settings-table.ts'

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
const howTos = await Promise.all(
  (await readdir(new URL('../../docs/how-to/', import.meta.url))).map((name) =>
    readFile(new URL(`../../docs/how-to/${name}`, import.meta.url), 'utf8'),
  ),
)
const documents = [...[readme, ...howTos].join('\n').matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => text)

/** Without the blanks and dashes with which the formatter pads columns. */
const squeezed = (text: string): string => text.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---')

describe('the README', () => {
  it('lists every setting with its default', () => {
    const table = `<!-- settings:begin -->\n\n${settingsTable()}\n\n<!-- settings:end -->`
    expect(squeezed(readme)).toContain(squeezed(table))
  })

  it('and the how-tos show documents that fit the schema', () => {
    expect(documents.length).toBeGreaterThan(7)
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([])
  })

  it('begins with a query that works', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(2)
    const collection = await world.collection('Everyday', artifacts)
    await world.group(collection, 'Review', artifacts.slice(0, 1))
    const answer = await world.send(documents[0] ?? '')
    expect(answer).toMatchObject({
      status: 200,
      data: {
        collections: {
          nodes: [
            {
              name: 'Everyday',
              artifactCount: 2,
              groups: {
                nodes: [
                  {
                    name: 'Review',
                    artifacts: { edges: [{ position: 0, node: { name: 'artifact 1', type: 'SKILL' } }] },
                  },
                ],
              },
            },
          ],
        },
      },
    })
  })
})

describe('the examples', () => {
  it('work as they stand, each of them', async () => {
    const world = await createWorld()
    const examples = await readExamples()
    expect(examples.length).toBeGreaterThanOrEqual(4)
    for (const example of examples) expect(await world.send(example)).toMatchObject({ status: 200, errors: [] })
  })
})
