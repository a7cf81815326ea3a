import { expect, test } from 'vitest'
import { nameStatements } from '../../src/database/statement-names.ts'

test('a name belongs to a text, in every process, and is short enough for PostgreSQL', () => {
  const [one, other] = [nameStatements(), nameStatements()]
  const name = one({ sql: 'SELECT 1' })
  expect(name).toMatch(/^[\w-]{32}$/)
  expect(one({ sql: 'SELECT 1' })).toBe(name)
  expect(other({ sql: 'SELECT 1' })).toBe(name)
  expect(one({ sql: 'SELECT 2' })).not.toBe(name)
})

test('the number of names has an end', () => {
  const name = nameStatements()
  const names = Array.from({ length: 501 }, (_, index) => name({ sql: `SELECT ${String(index)}` }))
  expect(new Set(names.slice(0, 500)).size).toBe(500)
  expect(names[500]).toBe('')
  expect(name({ sql: 'SELECT 0' })).toBe(names[0])
})
