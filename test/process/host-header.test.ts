import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/process/listen.ts'

let listening: Listening

beforeAll(async () => {
  listening = await listen((_, response) => response.writeHead(204).end(), { host: '127.0.0.1', port: 0 })
})
afterAll(() => listening.close(0))

/** The status of a request with this Host header; 204 when it was handed on. */
function statusFor(host: string): Promise<number | undefined> {
  const { url } = listening
  return new Promise((resolve, reject) => {
    get(url, { headers: { host }, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
}

describe('a server on loopback', () => {
  it.each([
    'localhost',
    'localhost:4000',
    '127.0.0.1:4000',
    '127.8.9.1',
    '[::1]:4000',
    'LOCALHOST',
    'larder.localhost',
  ])('answers to %s', async (host) => {
    expect(await statusFor(host)).toBe(204)
  })

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '10.0.0.1',
    'notlocalhost',
    '127.0.0.1.nip.example',
  ])('does not answer to %s, whoever lets it point here', async (host) => {
    expect(await statusFor(host)).toBe(421)
  })

  it('refuses what is no name', async () => {
    expect(await statusFor('a b')).toBe(400)
  })
})
