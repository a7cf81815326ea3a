import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { connectionFailure, readUrl } from '../../src/database/server-failures.ts'

const address = readUrl('postgresql://ann:s%3Acret@db.example/larder')

test('an address is taken apart, with the usual host and port where none is given', () => {
  expect(address).toMatchObject({ server: 'db.example:5432', database: 'larder', user: 'ann' })
  expect(readUrl('postgres:///larder').server).toBe('localhost:5432')
  expect(readUrl('postgresql://h:5433/d?options=-c%20search_path%3Dx').connectionString).toBe(
    'postgresql://h:5433/d?options=-c+search_path%3Dx+-c+TimeZone%3DUTC',
  )
})

test.for(['', 'larder', 'mysql://h/d', 'postgresql://ann:100%@h/d', 'postgresql://h:port/d'])(
  'the URL "%s" is refused without being repeated',
  (url) => {
    expect(() => readUrl(url)).toThrow(expect.objectContaining({ code: 'wrong-url' }) as Error)
    expect(() => readUrl(url)).not.toThrow(/100%/)
  },
)

describe('a sentence says why a connection failed', () => {
  test.for([
    ['28P01', 'refused', 'The database server at db.example:5432 refuses the user "ann".'],
    ['28000', 'refused', 'The database server at db.example:5432 refuses the user "ann".'],
    ['3D000', 'refused', 'The database server at db.example:5432 has no database "larder".'],
    ['53300', 'refused', 'The database server at db.example:5432 has no connection left.'],
    ['ECONNREFUSED', 'unreachable', 'No database answers at db.example:5432 (ECONNREFUSED).'],
  ] as const)('%s', ([code, kind, message]) => {
    const failure = connectionFailure(Object.assign(new Error('for s:cret'), { code }), address)
    expect(failure).toMatchObject({ code: kind, message })
  })

  test('a time-out, which has no code', () => {
    expect(connectionFailure(new Error('timeout'), address).message).toBe('No database answers at db.example:5432.')
  })
})

test('nobody at the port is said so, without the password', async () => {
  const attempt = openDatabase({ location: { kind: 'server', url: 'postgresql://ann:secret@127.0.0.1:1/larder' } })
  await expect(attempt).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 'unreachable',
    message: 'No database answers at 127.0.0.1:1 (ECONNREFUSED).',
  })
})
