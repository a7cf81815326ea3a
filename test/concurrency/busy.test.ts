import { describe, expect, inject, test } from 'vitest'
import { DatabaseBusy, unlessBusy } from '../../src/database/busy.ts'
import { decodeId } from '../../src/ids.ts'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { createWorld } from '../kit/world.ts'

const known = (code: string) =>
  new Prisma.PrismaClientKnownRequestError('for hunter2', { code, clientVersion: 'a test' })

test.for([
  ['no connection was free for Prisma', known('P2024'), true],
  ['a transaction could not begin', known('P2028'), true],
  ['no connection of the pool was free', new Error('timeout exceeded when trying to connect'), true],
  ['something else', known('P2002'), false],
] as const)('when %s', async ([, error, busy]) => {
  const thrown: unknown = await unlessBusy(() => Promise.reject(error)).catch((caught: unknown) => caught)
  expect(thrown instanceof DatabaseBusy).toBe(busy)
  if (!busy) expect(thrown).toBe(error)
  else expect((thrown as Error).message).not.toContain('hunter2')
})

const rename = `mutation Rename($id: ID!) { updateCollection(input: { id: $id, name: "Other" }) { __typename } }`

// eslint-disable-next-line no-restricted-syntax -- the embedded engine has one connection: nobody reads beside a change
describe.runIf(inject('testEngine').kind === 'server')('a list that somebody else holds for long', () => {
  test('cannot be changed, which is said after a few seconds; it can be read all the while', async () => {
    const world = await createWorld()
    const id = await world.collection('Held')
    const inDatabase = decodeId(id)?.id
    const { answer, read } = await world.database.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id::text FROM collections WHERE id = ${inDatabase}::uuid FOR UPDATE`
        const waiting = world.send(rename, { id })
        const read = await world.send('query Read($id: ID!) { node(id: $id) { ... on Collection { name } } }', { id })
        return { answer: await waiting, read }
      },
      { timeout: 60_000 },
    )
    expect(read.data).toEqual({ node: { name: 'Held' } })
    expect(answer).toMatchObject({
      status: 503,
      data: null,
      errors: [
        {
          message: 'The server has more to do than it can. Nothing was changed; try again in a moment.',
          path: ['updateCollection'],
          extensions: { code: 'BUSY' },
        },
      ],
    })
    const after = await world.send(rename, { id })
    expect(after.data).toEqual({ updateCollection: { __typename: 'UpdateCollectionSuccess' } })
  })
})
