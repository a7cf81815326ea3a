import { expect } from 'vitest'
import { type Accept, type Expected, MARKER } from './hostile-request.ts'
import type { HttpAnswer } from './transport.ts'

/** What must never leave the server: a stack, SQL, a path, a package. */
const INTERNALS = /\n\s+at |node_modules|\/src\/|\.ts:\d|prisma|postgres|SELECT |INSERT |UPDATE |INTERNAL_SERVER_ERROR/i

interface Body {
  readonly data?: Readonly<Record<string, unknown>>
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code?: string } }[]
}

/** Whether an answer is the one that is expected by those who ask for a media type. */
export function checkAnswer({ status, headers, text }: HttpAnswer, expected: Expected, accept: Accept): void {
  if (expected.tier === 'http') {
    expect(expected.statuses).toContain(status)
    return
  }
  const { data, errors = [] } = JSON.parse(text) as Body
  const codes = [...new Set(errors.map(({ extensions }) => extensions.code))]
  if (expected.tier === 'refused') {
    const wanted = accept === 'application/json' ? expected.lenient : expected.status
    expect({ status, codes, data }).toEqual({ status: wanted, codes: [expected.code], data: undefined })
    return
  }
  expect({ status, codes, type: headers['content-type'] }).toEqual({
    status: 200,
    codes: [],
    type: `${accept}; charset=utf-8`,
  })
  const values = Object.values(data ?? {}).flat()
  expect(values).not.toEqual([])
  if (expected.tier === 'null') expect(new Set(values)).toEqual(new Set([null]))
  if (expected.tier === 'data') {
    const names = values.map((value) => (value as { __typename: string }).__typename)
    expect(new Set(names)).toEqual(new Set([expected.typename]))
  }
}

/** Under `application/graphql-response+json` no answer without data is 200. */
export function checkMediaType({ status, headers, text }: HttpAnswer): void {
  if (headers['content-type']?.startsWith('application/graphql-response+json') !== true || text === '') return
  expect(status === 200).toBe('data' in (JSON.parse(text) as object))
}

/** Whether nothing of the request and nothing of the server's insides is in the answer, nor in the log. */
export function checkSilence({ headers, text }: HttpAnswer, lines: readonly string[]): void {
  expect(text).not.toContain(MARKER)
  expect(JSON.stringify(headers).toUpperCase()).not.toContain(MARKER)
  expect(text).not.toMatch(INTERNALS)
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  expect(lines.filter((line) => line.toUpperCase().includes(MARKER))).toEqual([])
  expect(lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))).toEqual([])
}
