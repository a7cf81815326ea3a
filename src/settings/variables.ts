import { z } from 'zod'
import { plannerVariables } from './planner.ts'
import { hasProtocol, httpUrl, onOff, secret, wholeNumber } from './rules.ts'

/** How important a log line can be, the least important first; `silent` writes none. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const isOrigin = (value: string): boolean => hasProtocol(value, ['http:', 'https:']) && new URL(value).origin === value

const serverUrl = z
  .string()
  .refine((value) => hasProtocol(value, ['postgresql:', 'postgres:']), 'must be a URL that begins with "postgresql://"')

const databaseUrl = z
  .string()
  .refine(
    (value) => value === 'memory:' || hasProtocol(value, ['postgresql:', 'postgres:']),
    'must be "memory:" or a URL that begins with "postgresql://"',
  )

const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .refine(
    (values) => values.every(isOrigin),
    'must be origins such as "https://app.example.com", without a path, with commas between them',
  )

/** Every environment variable that is read: its rule, its default and what the manual says of it. */
export const variables = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .prefault('127.0.0.1')
    .describe('The address to listen on. Any other than loopback needs `ALLOW_ANONYMOUS=on`.'),
  PORT: wholeNumber(0, 65_535).prefault('4000').describe('The port to listen on; `0` takes a free one and prints it.'),
  DATABASE_URL: databaseUrl
    .optional()
    .describe(
      'Unset: the embedded database, kept in `DATA_DIR`. `memory:`: the embedded database, gone when the process ends. ' +
        '`postgresql://…`: a PostgreSQL server, 15 or newer.',
    ),
  DATABASE_DIRECT_URL: serverUrl
    .optional()
    .describe(
      'The same PostgreSQL database past a pooler that shares connections between transactions, for what needs a ' +
        'connection of its own: migrations, and hearing of events at once. Unset: `DATABASE_URL`.',
    ),
  DATA_DIR: z
    .string()
    .prefault('./.larder')
    .describe('The folder of the embedded database. One process at a time may use it.'),
  SEED: onOff
    .optional()
    .describe('Whether an empty catalogue is filled with examples. Unset: `on` for the embedded database, else `off`.'),
  GITHUB_API_URL: httpUrl
    .prefault('https://api.github.com')
    .describe("The root of GitHub's REST API, from which sources are read."),
  GITHUB_TOKEN: secret('token')
    .optional()
    .describe('A token for GitHub, for private repositories and a higher rate limit. It is never logged.'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .prefault('info')
    .describe(`The least important log line that is written: ${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}.`),
  CORS_ORIGINS: origins
    .optional()
    .describe('The origins of web pages that may call the server, with commas between them. Unset: none.'),
  GRAPHIQL: onOff.prefault('on').describe('Whether `/graphql` shows GraphiQL to a browser.'),
  INTROSPECTION: onOff
    .prefault('on')
    .describe('Whether the schema can be asked for, by introspection and at `/schema.graphql` and `/schema.json`.'),
  BODY_LIMIT: wholeNumber(1_000, 100_000_000)
    .prefault('1000000')
    .describe('The largest request body that is read, in bytes. A larger one is answered with 413.'),
  UPLOAD_LIMIT: wholeNumber(1_000, 1_000_000_000)
    .prefault('33554432')
    .describe('The largest file of a multipart request, in bytes; only importManifest takes files.'),
  COST_LIMIT: wholeNumber(1, 1_000_000)
    .prefault('10000')
    .describe('The highest cost of an operation. A dearer one is refused before it runs.'),
  ...plannerVariables,
  SCANS_AT_ONCE: wholeNumber(0, 50)
    .prefault('3')
    .describe('How many scans a process runs at once; `0` leaves them to other processes on the same database.'),
  SUBSCRIPTION_LIMIT: wholeNumber(0, 100_000)
    .prefault('1000')
    .describe('How many subscriptions a process serves at once. One more is answered with 503.'),
  METRICS: onOff
    .prefault('off')
    .describe('Whether figures for Prometheus are kept, and served at `/metrics` to everybody who reaches the server.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl
    .optional()
    .describe(
      'The collector that spans are sent to by OTLP over HTTP, such as `http://localhost:4318`. Unset: none are.',
    ),
  ALLOW_ANONYMOUS: onOff
    .prefault('off')
    .describe(
      'Whether others than this machine may be served although there is no sign-in: everybody may do everything.',
    ),
})
