import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { brokenRules } from './lint.ts'

const ADDED = `
"One more thing."
type ThingOfATest {
  "How big it is."
  size("In which unit." unit: UnitOfATest): Int
}

"A unit."
enum UnitOfATest {
  "A metre."
  METRE
}
`

describe('lint of the contract', () => {
  it.each(['"One more thing."', '"How big it is."', '"In which unit."', '"A unit."', '"A metre."'])(
    'misses the description %s',
    async (description) => {
      const contract = await readFile('schema.graphql', 'utf8')
      const missing = '@graphql-eslint/require-description'
      const count = async (text: string): Promise<number> =>
        (await brokenRules('schema.graphql', contract + text)).filter((rule) => rule === missing).length
      expect(await count(ADDED.replace(description, ''))).toBe((await count(ADDED)) + 1)
    },
  )

  it('finds a removal that was announced without a reason', async () => {
    const text = 'type ThingOfATest { "How big it is." size: Int @deprecated }\n'
    expect(await brokenRules('schema.graphql', text)).toContain('@graphql-eslint/require-deprecation-reason')
  })
})

describe('lint of the examples', () => {
  it('lets an operation pass that the contract knows', async () => {
    expect(await brokenRules('examples/snippet.graphql', 'query Who {\n  viewer {\n    __typename\n  }\n}\n')).toEqual(
      [],
    )
  })

  it.each([
    ['@graphql-eslint/fields-on-correct-type', 'query Who { viewer { shoeSize } }\n'],
    ['@graphql-eslint/known-argument-names', 'query Who { viewer(shoeSize: 43) { __typename } }\n'],
    ['@graphql-eslint/no-unused-variables', 'query Who($id: ID!) { viewer { __typename } }\n'],
    ['@graphql-eslint/no-anonymous-operations', '{ viewer { __typename } }\n'],
  ])('%s', async (rule, text) => {
    expect(await brokenRules('examples/snippet.graphql', text)).toEqual([rule])
  })
})
