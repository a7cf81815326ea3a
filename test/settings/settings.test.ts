import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, SETTINGS, SettingsError } from '../../src/settings.ts'

/** The sentences of the refusal that an environment meets. */
function problems(environment: Record<string, string>): string[] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      database: { kind: 'folder', path: resolve('.larder/database') },
      dataDir: resolve('.larder'),
      seed: true,
      githubApiUrl: 'https://api.github.com',
      githubToken: undefined,
      logLevel: 'info',
      corsOrigins: [],
      graphiql: true,
      introspection: true,
      bodyLimit: 1_000_000,
      uploadLimit: 33_554_432,
      metrics: false,
      traceEndpoint: undefined,
      costLimit: 10_000,
      planner: { model: null, timeout: 60, callsPerMinute: 10, tokensPerDay: 1_000_000 },
      scansAtOnce: 3,
      subscriptionLimit: 1000,
      secrets: [],
    })
  })

  it('reads every variable', () => {
    const settings = readSettings({
      HOST: '0.0.0.0',
      PORT: '0',
      DATABASE_URL: 'postgresql://larder:secret@db.example.com/larder',
      DATABASE_DIRECT_URL: 'postgresql://larder:secret@db.example.com:5433/larder',
      DATA_DIR: '/srv/larder',
      SEED: 'on',
      GITHUB_API_URL: 'http://127.0.0.1:9999/api/v3/',
      GITHUB_TOKEN: ' ghp_abc\n',
      LOG_LEVEL: 'silent',
      CORS_ORIGINS: 'https://app.example.com, http://localhost:3000',
      GRAPHIQL: 'off',
      INTROSPECTION: 'off',
      BODY_LIMIT: '2000000',
      UPLOAD_LIMIT: '3000000',
      METRICS: 'on',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
      COST_LIMIT: '500',
      AI_PROVIDER: 'openai-compatible',
      AI_MODEL: 'org/model-1',
      AI_API_KEY: 'sk-1',
      AI_BASE_URL: 'http://127.0.0.1:11434/v1/',
      AI_TIMEOUT: '5',
      PLANNER_CALLS_PER_MINUTE: '2',
      SCANS_AT_ONCE: '0',
      SUBSCRIPTION_LIMIT: '7',
      PLANNER_TOKENS_PER_DAY: '50000',
      ALLOW_ANONYMOUS: 'on',
    })
    expect(settings).toEqual({
      host: '0.0.0.0',
      port: 0,
      database: {
        kind: 'server',
        url: 'postgresql://larder:secret@db.example.com/larder',
        directUrl: 'postgresql://larder:secret@db.example.com:5433/larder',
      },
      dataDir: '/srv/larder',
      seed: true,
      githubApiUrl: 'http://127.0.0.1:9999/api/v3',
      githubToken: 'ghp_abc',
      logLevel: 'silent',
      corsOrigins: ['https://app.example.com', 'http://localhost:3000'],
      graphiql: false,
      introspection: false,
      bodyLimit: 2_000_000,
      uploadLimit: 3_000_000,
      metrics: true,
      traceEndpoint: 'http://localhost:4318',
      costLimit: 500,
      planner: {
        model: {
          provider: 'openai-compatible',
          model: 'org/model-1',
          apiKey: 'sk-1',
          baseUrl: 'http://127.0.0.1:11434/v1',
        },
        timeout: 5,
        callsPerMinute: 2,
        tokensPerDay: 50_000,
      },
      scansAtOnce: 0,
      subscriptionLimit: 7,
      secrets: ['ghp_abc', 'secret', 'sk-1'],
    })
  })

  it('counts an empty variable as unset', () => {
    const empty = Object.fromEntries(SETTINGS.map(({ name }) => [name, ' ']))
    expect(readSettings(empty)).toEqual(readSettings({}))
  })

  it('seeds the embedded database by itself, a server only when told', () => {
    const server = { DATABASE_URL: 'postgres://localhost/larder' }
    expect(readSettings({ DATABASE_URL: 'memory:' })).toMatchObject({ seed: true, database: { kind: 'memory' } })
    expect(readSettings(server).seed).toBe(false)
    expect(readSettings({ ...server, SEED: 'on' }).seed).toBe(true)
    expect(readSettings({ SEED: 'off' }).seed).toBe(false)
  })

  it('says everything that is wrong at once, a sentence each', () => {
    expect(
      problems({
        PORT: '70000',
        SEED: 'yes',
        LOG_LEVEL: 'loud',
        BODY_LIMIT: '1e6',
        CORS_ORIGINS: 'https://app.example.com/path',
        DATABASE_URL: 'mysql://localhost',
        HOST: '0.0.0.0',
      }),
    ).toMatchInlineSnapshot(`
      [
        "PORT must be a whole number from 0 to 65535.",
        "DATABASE_URL must be "memory:" or a URL that begins with "postgresql://".",
        "SEED must be "on" or "off".",
        "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
        "CORS_ORIGINS must be origins such as "https://app.example.com", without a path, with commas between them.",
        "BODY_LIMIT must be a whole number from 1000 to 100000000.",
        "HOST is not a loopback address: there is no sign-in yet, so set ALLOW_ANONYMOUS=on to let everybody do everything.",
      ]
    `)
  })

  it('says what a model needs, and what is set in vain', () => {
    const wrong = [
      problems({ AI_PROVIDER: 'openai' }),
      problems({ AI_PROVIDER: 'anthropic', AI_MODEL: 'm' }),
      problems({ AI_PROVIDER: 'openai-compatible', AI_MODEL: 'm', AI_API_KEY: 'sk hunter2' }),
      problems({ AI_MODEL: 'm', AI_API_KEY: 'sk-hunter2' }),
      problems({ AI_PROVIDER: 'gemini', AI_MODEL: 'm' }),
    ]
    expect(wrong).toMatchInlineSnapshot(`
      [
        [
          "AI_MODEL is missing: AI_PROVIDER=openai needs it.",
          "AI_API_KEY is missing: AI_PROVIDER=openai needs it.",
        ],
        [
          "AI_API_KEY is missing: AI_PROVIDER=anthropic needs it.",
        ],
        [
          "AI_API_KEY must be a key without blanks.",
          "AI_BASE_URL is missing: AI_PROVIDER=openai-compatible needs it.",
        ],
        [
          "AI_MODEL is set, but AI_PROVIDER is outline, which asks no model: set AI_PROVIDER, too.",
          "AI_API_KEY is set, but AI_PROVIDER is outline, which asks no model: set AI_PROVIDER, too.",
        ],
        [
          "AI_PROVIDER must be one of outline, openai, anthropic, openai-compatible.",
        ],
      ]
    `)
    expect(wrong.flat().join()).not.toContain('hunter2')
    expect(readSettings({ AI_PROVIDER: 'openai', AI_MODEL: 'm', AI_API_KEY: 'sk-1' }).planner.model).toEqual({
      provider: 'openai',
      model: 'm',
      apiKey: 'sk-1',
      baseUrl: undefined,
    })
  })

  it.each(['localhost', '127.0.0.1', '127.8.9.1', '::1'])('listens on loopback %s', (host) => {
    expect(readSettings({ HOST: host }).host).toBe(host)
  })

  it.each(['0.0.0.0', '::', '192.168.1.4', 'example.com', '128.0.0.1'])('refuses to listen on %s', (host) => {
    expect(problems({ HOST: host })).toHaveLength(1)
    expect(readSettings({ HOST: host, ALLOW_ANONYMOUS: 'on' }).host).toBe(host)
  })

  it.each(['*', 'null', 'https://a.example.com,', 'ftp://a.example.com'])('refuses %s as an origin', (origin) => {
    expect(problems({ CORS_ORIGINS: origin })).toHaveLength(1)
  })

  it('never prints a value, which may be a secret', () => {
    const sentences = problems({
      GITHUB_TOKEN: 'two hunter2',
      DATABASE_URL: 'mysql://me:hunter2@db',
      GITHUB_API_URL: 'https://me:hunter2@github.example.com',
    })
    expect(sentences).toHaveLength(3)
    expect(sentences.join()).not.toContain('hunter2')
  })
})

describe('SETTINGS', () => {
  it('describes every setting in whole sentences', () => {
    for (const { description } of SETTINGS) expect(description).toMatch(/^[`A-Z].*\.$/)
  })

  it('has the defaults that are used', () => {
    const defaults = Object.fromEntries(SETTINGS.map(({ name, fallback }) => [name, fallback ?? undefined]))
    expect(readSettings(defaults)).toEqual(readSettings({}))
    expect(defaults).toMatchObject({ HOST: '127.0.0.1', PORT: '4000', SEED: undefined, BODY_LIMIT: '1000000' })
  })
})
