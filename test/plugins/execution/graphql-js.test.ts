import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'

test('fields are answered in the order of the query, whichever of them is ready first', async () => {
  const world = await createWorld()
  await world.collection('Everyday')
  const response = await world.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{
        collections { totalCount nodes { artifacts { totalCount } name groups { totalCount } artifactCount } }
        viewer { name }
        artifacts { totalCount nodes { name } }
        __typename
      }`,
    }),
  })
  expect(await response.text()).toMatch(
    '{"data":{"collections":{"totalCount":1,"nodes":[{"artifacts":{"totalCount":0},"name":"Everyday",' +
      '"groups":{"totalCount":0},"artifactCount":0}]},"viewer":{"name":"local"},' +
      '"artifacts":{"totalCount":0,"nodes":[]},"__typename":"Query"}',
  )
})
