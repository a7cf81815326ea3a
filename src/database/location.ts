/**
 * Where the data is: a folder of the embedded engine, the embedded engine in memory, or a PostgreSQL server.
 * `path` is absolute or relative to the working directory; `url` is a `postgresql://` connection string.
 */
export type DatabaseLocation = { kind: 'folder'; path: string } | { kind: 'memory' } | { kind: 'server'; url: string }
