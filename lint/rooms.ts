/** A room of src: who it may import from, and what to do instead. The table is what docs/architecture.md draws. */
export interface Room {
  /** Folder or file below src. */
  readonly name: string
  /** What it may import of the rest of src: folders or files below src. */
  readonly may: readonly string[]
  /** Packages that it must leave alone; see {@link packages}. */
  readonly without: readonly (keyof typeof packages)[]
  /** The end of the message: why, and what to do instead. */
  readonly instead: string
  /** Files of the room that may import more. */
  readonly exceptions?: readonly { readonly file: string; readonly may: readonly string[] }[]
}

/** Packages that belong to some rooms only: names, or scopes that end with a slash. */
export const packages = {
  graphql: ['graphql', 'graphql-scalars'],
  pothos: ['@pothos/'],
  http: ['graphql-yoga', '@graphql-yoga/'],
  database: ['@prisma/', 'pg', '@electric-sql/', 'pglite-prisma-adapter'],
} as const

/** Prisma's client and Pothos's types, written by `prisma generate`. Nobody governs what is in it. */
export const generated = 'generated'

/** Neutral ground: imports (almost) nothing of ours, so anybody may import it. */
const ids = 'ids.ts'

export const rooms: readonly Room[] = [
  {
    name: 'main.ts',
    may: ['process', 'application.ts', 'telemetry'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'main.ts starts the process; let src/application.ts put the rooms together.',
  },
  {
    name: 'application.ts',
    may: [
      'settings.ts',
      'logging.ts',
      'process',
      'plugins',
      'scope',
      'schema',
      'resolvers',
      'events',
      'scanner',
      'planner',
      'database',
      'telemetry',
    ],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'The application puts the rooms together; it knows no rows, takes types from the room that made them.',
  },
  {
    name: 'process',
    may: ['settings.ts', 'logging.ts', 'server.ts', 'plugins', 'database', 'startup-error.ts'],
    without: ['pothos', 'database'],
    instead: 'The process starts, listens and stops whatever application it is given: let src/main.ts hand it over.',
  },
  {
    name: 'server.ts',
    may: ['settings.ts', 'logging.ts', 'plugins'],
    without: ['pothos', 'database'],
    instead:
      'server.ts puts Yoga and its plugins together; take the part through the schema, an operation or a setting.',
  },
  {
    name: 'plugins',
    may: ['logging.ts', 'context.ts'],
    without: ['pothos', 'database'],
    instead: 'A plugin is one behaviour of the server; let src/server.ts hand it a function or a value as an option.',
  },
  {
    name: 'context.ts',
    may: ['events', 'loaders', 'resolvers', 'telemetry'],
    without: ['graphql', 'pothos', 'database'],
    instead: 'The context says who asks and carries loaders; it holds no client, and schema and server import it.',
  },
  {
    name: 'scope',
    may: [ids, 'context.ts', 'events', 'loaders', 'resolvers', 'telemetry'],
    without: ['graphql', 'pothos', 'database'],
    instead: 'The scope is what the context promises, put together for one request; src/application.ts alone makes it.',
  },
  {
    name: 'schema',
    may: [ids, 'context.ts', 'resolvers', 'loaders', 'manifest'],
    without: ['http', 'database'],
    instead:
      'The schema says WHAT the API is: read through a loader of the context, write through one call of an operation in src/resolvers.',
    exceptions: [{ file: 'builder.ts', may: [generated] }],
  },
  {
    name: 'resolvers',
    may: [ids, 'database', 'events', 'jobs', generated, 'scanner', 'planner', 'manifest', 'telemetry'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead:
      'Operations know nothing of GraphQL or HTTP: take plain values, return plain values, throw an error of src/resolvers/errors.ts, and let src/schema translate.',
  },
  {
    name: 'jobs',
    may: ['database'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Jobs are tickets in a queue; what is to be done, and by whom, belongs to src/resolvers.',
  },
  {
    name: 'events',
    may: ['database', generated],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Events carry what operations publish to whoever watches; what is in them belongs to src/resolvers.',
  },
  {
    name: 'loaders',
    may: [ids, 'database', generated, 'manifest'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Loaders read rows and nothing else: rules and writes belong to src/resolvers, field names to src/schema.',
  },
  {
    name: 'database',
    may: ['settings', 'startup-error.ts', generated],
    without: ['graphql', 'pothos', 'http'],
    instead: 'The database room opens, migrates and closes; what rows mean belongs to src/resolvers and src/loaders.',
  },
  {
    name: 'scanner',
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'The scanner reads a tree and files and returns values; let the operation that called it write them.',
  },
  {
    name: 'telemetry',
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Telemetry tells of work that others do; it knows none of it: let them say the facts.',
  },
  {
    name: 'manifest',
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'A manifest is text on one side and plain values on the other; rules and rows belong to src/resolvers.',
  },
  {
    name: 'planner',
    may: ['settings'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'The planner returns a patch set; let the operation that called it read and write the catalogue.',
  },
  {
    name: 'settings.ts',
    may: ['startup-error.ts', 'settings'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Settings are read first, by everybody; they may depend on nobody.',
  },
  {
    name: 'settings',
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'A part of the settings: rules and variables, which src/settings.ts reads out of the environment.',
  },
  {
    name: 'logging.ts',
    may: ['settings.ts'],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'The log is used by every room and may know none of them.',
  },
  {
    name: 'startup-error.ts',
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'A reason not to start is thrown by settings, the process and the database alike, so it imports nobody.',
  },
  {
    name: ids,
    may: [],
    without: ['graphql', 'pothos', 'http', 'database'],
    instead: 'Global ids are neutral ground: everybody imports them, so they import nobody.',
  },
]
