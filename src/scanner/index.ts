/** Reads repositories and finds the artifacts in them. Knows nothing of the database or the API, and writes nothing. */
export type {
  ArtifactType,
  Finding,
  RepositoryDetails,
  RepositoryFile,
  RepositoryMemory,
  RepositoryReader,
  ScannedArtifact,
  ScanProgress,
  ScanResult,
  Severity,
  Snapshot,
} from './types.ts'
export { RepositoryError, type RepositoryErrorCode } from './repository-error.ts'
export { isRef, parseRepositoryUrl, parseRootFolder, type RepositoryLocation } from './repository-url.ts'
export { upstreamUrl } from './upstream-url.ts'
export { folderReader } from './folder-reader.ts'
export { githubReader, type GithubLocation, type GithubOptions } from './github/reader.ts'
export type { RequestReport } from './github/exchange.ts'
export { RULES, scan, type ScanOptions } from './scan.ts'
