import { closedOr, type Expected, type HostileRequest, MARKER, onlyHttp } from '../hostile-request.ts'
import { sendRaw } from '../transport.ts'

const QUERY = JSON.stringify({ query: '{ __typename }' })

/** A whole request, after which the server may close the connection. */
const request = (headers: readonly string[], body = '', first = 'POST /graphql HTTP/1.1') =>
  [first, 'host: localhost', 'content-type: application/json', ...headers, '', body].join('\r\n')

const raw = (name: string, expected: Expected, pieces: () => readonly (string | Uint8Array)[]): HostileRequest => ({
  name,
  expected,
  prepare: () => {
    const made = pieces()
    return (baseUrl) => sendRaw(baseUrl, made)
  },
})

const LENGTH = `content-length: ${String(Buffer.byteLength(QUERY))}`
const LAST = ['connection: close', LENGTH]
const malformed = onlyHttp(400)

/** Requests that do not arrive: the server waits for a time, and cuts them off. */
export const stalls: readonly HostileRequest[] = [
  raw('a body that never comes', closedOr(408), () => [request(['content-length: 500'])]),
  raw('a body that stops in the middle', closedOr(408), () => [request(['content-length: 500'], QUERY.slice(0, 9))]),
  raw('chunks that stop', closedOr(408), () => [
    request(['transfer-encoding: chunked'], `9\r\n${QUERY.slice(0, 9)}\r\n`),
  ]),
  raw('headers that stop', closedOr(408), () => [`POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-secret: ${MARKER}`]),
  raw('a first line that stops', closedOr(408), () => ['POST /gra']),
  raw('nothing at all behind an empty line', closedOr(408), () => ['\r\n']),
  raw('a body that is awaited with 100-continue', closedOr(100, 408), () => [
    request(['content-length: 500', 'expect: 100-continue']),
  ]),
]

/** What no HTTP client would send: bytes that are written to a connection, which then stays open. */
export const sockets: readonly HostileRequest[] = [
  raw('100,000 chunks of a byte', onlyHttp(413), () => [
    request(['transfer-encoding: chunked', 'connection: close'], '1\r\n \r\n'.repeat(100_000).concat('0\r\n\r\n')),
  ]),
  raw('100 requests in a row', onlyHttp(200), () => [
    ...Array<string>(99).fill(request([LENGTH], QUERY)),
    request(LAST, QUERY),
  ]),
  raw('a request inside of the body of another', onlyHttp(200, 400), () => [
    request(['content-length: 2'], `{}${request(LAST, QUERY)}`),
  ]),
  raw('a length and chunks', malformed, () => [request([LENGTH, 'transfer-encoding: chunked'], `0\r\n\r\n${QUERY}`)]),
  raw('two lengths', malformed, () => [request([LENGTH, 'content-length: 0'], QUERY)]),
  raw('a length below zero', malformed, () => [request(['content-length: -1'], QUERY)]),
  raw('a chunk whose length is none', malformed, () => [
    request(['transfer-encoding: chunked'], `${MARKER}\r\n${QUERY}\r\n`),
  ]),
  raw('a chunk of 2⁶⁴ bytes', closedOr(400, 413), () => [
    request(['transfer-encoding: chunked'], `${'f'.repeat(17)}\r\n${QUERY}`),
  ]),
  raw('an encoding of the transfer that is none', onlyHttp(400, 501), () => [
    request([`transfer-encoding: ${MARKER}`, 'connection: close'], QUERY),
  ]),
  raw('a header without a name', malformed, () => [request([`: ${MARKER}`, ...LAST], QUERY)]),
  raw('a header with a blank in its name', malformed, () => [request([`x secret: ${MARKER}`, ...LAST], QUERY)]),
  raw('a header that goes on in the next line', malformed, () => [
    request([`x-secret: a\r\n ${MARKER}`, ...LAST], QUERY),
  ]),
  raw('a header with a NUL', malformed, () => [request([`x-secret: ${MARKER}\u0000`, ...LAST], QUERY)]),
  raw('two hosts', onlyHttp(200, 400), () => [request([`host: ${MARKER}.example`, ...LAST], QUERY)]),
  raw('no host', malformed, () => [`POST /graphql HTTP/1.1\r\nx-secret: ${MARKER}\r\n\r\n`]),
  raw('a method that is none', malformed, () => [request(LAST, QUERY, `${MARKER} /graphql HTTP/1.1`)]),
  raw('an address with a blank', malformed, () => [request(LAST, QUERY, `POST /graphql ${MARKER} HTTP/1.1`)]),
  raw('a version of HTTP that is none', onlyHttp(400, 505), () => [request(LAST, QUERY, 'POST /graphql HTTP/7.3')]),
  raw('the beginning of HTTP/2', malformed, () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']),
  raw('the beginning of TLS', malformed, () => [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])]),
  raw('a way through to another host', closedOr(400, 405), () => [
    `CONNECT ${MARKER}.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  ]),
  raw('an address that is whole', malformed, () => [
    request(LAST, QUERY, `POST http://${MARKER}.example/graphql HTTP/1.1`),
  ]),
]
