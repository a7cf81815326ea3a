import { describe, expect, it } from 'vitest'
import { createLogger, readableLine, recordError } from '../src/logging.ts'
import { readSettings } from '../src/settings.ts'

function lines(
  write: (log: ReturnType<typeof createLogger>) => void,
  options: { readable?: boolean; secrets?: readonly string[] } = {},
): string[] {
  const written: string[] = []
  write(createLogger({ level: 'info', stream: { write: (line) => void written.push(line) }, ...options }))
  return written
}

describe('createLogger', () => {
  it('writes JSON, a line each, with a level for people and a time for machines', () => {
    const [line] = lines((log) => {
      log.child({ requestId: 'r1' }).info({ status: 200 }, 'request')
    })
    expect(JSON.parse(line ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      requestId: 'r1',
      status: 200,
      msg: 'request',
    })
  })

  it('leaves out what is less important than the level', () => {
    expect(
      lines((log) => {
        log.debug('detail')
      }),
    ).toEqual([])
  })

  it('writes for people at a terminal, and nothing that could steer the terminal', () => {
    const [line] = lines(
      (log) => {
        log.warn({ path: '/\u001b[2J', status: 404 }, 'request')
      },
      { readable: true },
    )
    expect(line).toMatch(/^\d\d:\d\d:\d\d WARN {2}request path="\/\\u001b\[2J" status=404\n$/)
  })

  it('shows people the stack of an error', () => {
    const [line] = lines(
      (log) => {
        log.error({ err: new Error('Broken') }, 'unplanned error')
      },
      { readable: true },
    )
    expect(line).toMatch(/ERROR unplanned error\nError: Broken\n\s+at /)
  })
})

describe('recordError', () => {
  it('keeps the message, the code and the causes, and no other property', () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'ECONNREFUSED', headers: { authorization: 'hunter2' } })
    const record = recordError(new Error('outer', { cause }))
    expect(record).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { type: 'TypeError', code: 'ECONNREFUSED' },
    })
    expect(JSON.stringify(record)).not.toContain('hunter2')
  })

  it('keeps no secret of the settings, however it stands in a message, a stack or a cause', () => {
    const { secrets } = readSettings({
      DATABASE_URL: 'postgresql://larder:p%40ss-word@db.example/larder?password=other%2Done',
      DATABASE_DIRECT_URL: 'postgresql://larder:direct-one@db.example/larder',
      GITHUB_TOKEN: 'ghp_hunter2hunter2',
      AI_PROVIDER: 'openai',
      AI_MODEL: 'm',
      AI_API_KEY: 'sk-hunter3',
    })
    const said = ['p%40ss-word', 'p@ss-word', 'other-one', 'direct-one', 'ghp_hunter2hunter2', 'sk-hunter3']
    const thrown = new Error(`outer: ${said.join(', ')}`, { cause: new Error(`inner: ${said.join(', ')}`) })
    const [line = ''] = lines(
      (log) => {
        log.error({ err: thrown }, 'scan failed')
      },
      { secrets },
    )
    expect(line).toContain('outer: [secret], [secret]')
    expect(said.filter((secret) => line.includes(secret))).toEqual([])
  })

  it('takes whatever was thrown', () => {
    expect(recordError('text')).toEqual({ type: 'string', message: 'text' })
    expect(recordError(undefined)).toEqual({ type: 'undefined', message: 'undefined' })
  })
})

describe('readableLine', () => {
  it('reads what the logger writes', () => {
    const line = '{"level":"info","time":"2026-01-02T03:04:05.678Z","msg":"ready","url":"http://127.0.0.1:4000"}\n'
    expect(readableLine(line)).toBe('03:04:05 INFO  ready url="http://127.0.0.1:4000"\n')
  })
})
