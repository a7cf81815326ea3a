import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { poorDescriptions } from '../../scripts/schema/descriptions.ts'

const well = `
  "What there is." schema { query: Query }
  "Marks a field." directive @marked("Why." why: String) on FIELD_DEFINITION
  "A day." scalar Day
  "What has a name." interface Named { "The name." name: String }
  "A thing." type Thing implements Named { "The name." name: String }
  "What is found." union Found = Thing
  "How it looks." enum Look { "As it was made." PLAIN """\`painted\` by hand, in
    two lines.""" PAINTED }
  "What is looked for." input Filter { "How it looks." look: Look }
  "What can be read." type Query { "What was found." find("What is looked for." filter: Filter, "When." on: Day): Found }
`

describe('descriptions of the contract', () => {
  it('finds no fault where every element is described in whole sentences', () => {
    expect(poorDescriptions(buildSchema(well))).toEqual([])
  })

  it.each([
    ['"What there is."', 'The schema'],
    ['"Marks a field."', '@marked'],
    ['"Why."', '@marked(why:)'],
    ['"A day."', 'Day'],
    ['"What has a name."', 'Named'],
    ['"What is found."', 'Found'],
    ['"How it looks." enum', 'Look'],
    ['"As it was made."', 'Look.PLAIN'],
    ['"What is looked for." input', 'Filter'],
    ['"How it looks." look', 'Filter.look'],
    ['"What can be read."', 'Query'],
    ['"What was found."', 'Query.find'],
    ['"When."', 'Query.find(on:)'],
  ])('misses %s', (text, coordinate) => {
    const end = text.lastIndexOf('"') + 1
    const [description, rest] = [text.slice(0, end), text.slice(end)]
    expect(poorDescriptions(buildSchema(well.replace(text, rest)))).toEqual([`${coordinate} has no description.`])
    const complaint = expect.stringContaining(`${coordinate} is not described in whole sentences`) as string
    for (const poor of [description.toLowerCase(), description.replace('.', '')]) {
      expect(poorDescriptions(buildSchema(well.replace(text, `${poor} ${rest}`)))).toEqual([complaint])
    }
  })
})
