/**
 * Where the data is: a folder of the embedded engine, the embedded engine in memory, or a PostgreSQL server.
 * `path` is absolute or relative to the working directory; `url` is a `postgresql://` connection string, and `directUrl`
 * another of the same database that leads past a pooler.
 */
export type DatabaseLocation =
  | { kind: 'folder'; path: string }
  | { kind: 'memory' }
  | { kind: 'server'; url: string; directUrl?: string | undefined }
