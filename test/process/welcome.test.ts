import { describe, expect, it } from 'vitest'
import { welcome } from '../../src/process/welcome.ts'
import { readSettings } from '../../src/settings.ts'

describe('welcome', () => {
  it('says where to go and what to try', () => {
    expect(welcome('http://127.0.0.1:4000', readSettings({}))).toMatchInlineSnapshot(`
      "
      Larder is ready.

        API       http://127.0.0.1:4000/graphql  (GraphiQL in a browser, with examples to run)
        Schema    http://127.0.0.1:4000/schema.graphql
        Database  embedded, in .larder

      Try:
        curl http://127.0.0.1:4000/graphql -H 'content-type: application/json' -d '{"query":"{ collections { nodes { name } } }"}'

      Ctrl-C stops it.

      "
    `)
  })

  it('does not promise what is turned off', () => {
    const text = welcome('http://127.0.0.1:4000', readSettings({ GRAPHIQL: 'off', INTROSPECTION: 'off' }))
    expect(text).not.toMatch(/GraphiQL|schema\.graphql/)
  })

  it('names the database without its password', () => {
    const url = 'postgresql://larder:hunter2@db.example.com:5433/catalogue?sslmode=require'
    const text = welcome('http://127.0.0.1:4000', readSettings({ DATABASE_URL: url }))
    expect(text).toContain('PostgreSQL at db.example.com:5433/catalogue\n')
    expect(text).not.toContain('hunter2')
    expect(welcome('http://x', readSettings({ DATABASE_URL: 'memory:' }))).toContain('in memory')
  })
})
