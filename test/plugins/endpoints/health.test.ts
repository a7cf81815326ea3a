import { describe, expect, it } from 'vitest'
import { send, smallServer } from '../small-server.ts'

describe('useHealth', () => {
  it('says that the process lives, whatever the database does', async () => {
    const { server } = smallServer({ ready: () => Promise.reject(new Error('connection refused')) })
    const answer = await send(server, '/health')
    expect([answer.status, answer.text]).toEqual([200, '{"status":"ok"}\n'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    [() => Promise.resolve(true), 200, 'ready'],
    [() => Promise.resolve(false), 503, 'not ready'],
    [() => Promise.reject(new Error('password authentication failed for hunter2')), 503, 'not ready'],
  ])('says whether it can serve: %#', async (ready, status, text) => {
    const answer = await send(smallServer({ ready }).server, '/ready')
    expect([answer.status, answer.body]).toEqual([status, { status: text }])
  })

  it('answers HEAD without a body', async () => {
    const { server } = smallServer()
    for (const path of ['/health', '/ready']) {
      const answer = await send(server, path, { method: 'HEAD' })
      expect([answer.status, answer.text]).toEqual([200, ''])
    }
  })

  it('is not asked by other paths and methods', async () => {
    const { server } = smallServer()
    expect((await send(server, '/health', { method: 'POST' })).status).toBe(404)
    expect((await send(server, '/nowhere?x=/health')).status).toBe(404)
  })
})
