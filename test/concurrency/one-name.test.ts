import { expect, test } from 'vitest'
import { createServedWorld } from './served-world.ts'

interface Result {
  readonly __typename: string
  readonly made?: { readonly id: string }
  readonly existing?: { readonly __typename: string; readonly id: string }
}

/** A hundred ways to write one name, some of them the same: names compare without case and without blanks around them. */
const spellings = Array.from({ length: 100 }, (_, index) => {
  const name = index % 2 === 0 ? 'Everyday tools' : 'everyday TOOLS'
  return index % 3 === 0 ? ` ${name} ` : name
})

test.each(['Group', 'Collection'] as const)('of 100 clients that create one name one makes the %s', async (type) => {
  const world = await createServedWorld()
  const where = type === 'Group' ? { collectionId: await world.collection('home') } : {}
  const query = `mutation ($input: Create${type}Input!) {
    result: create${type}(input: $input) {
      __typename
      ... on Create${type}Success { made: ${type.toLowerCase()} { id } }
      ... on ConflictError { code path existing { __typename id } }
    }
  }`
  const answers = await Promise.all(spellings.map((name) => world.send(query, { input: { name, ...where } })))
  const results = answers.map(({ status, errors, data }) => {
    expect({ status, errors }).toEqual({ status: 200, errors: [] })
    return (data as { result: Result }).result
  })
  const made = results.filter(({ __typename }) => __typename === `Create${type}Success`)
  expect(made).toHaveLength(1)
  const refused = results.filter((result) => !made.includes(result))
  const conflict = {
    __typename: 'ConflictError',
    code: 'CONFLICT',
    path: ['input', 'name'],
    existing: { __typename: type, id: made[0]?.made?.id },
  }
  expect(refused).toEqual(Array.from({ length: 99 }, () => conflict))
  const table = type === 'Group' ? 'groups' : 'collections'
  expect(
    await world.database.driver.query(`SELECT name FROM ${table} WHERE lower(name) = 'everyday tools'`),
  ).toHaveLength(1)
})
