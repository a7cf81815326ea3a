/** What the scanner finds in a repository. */
export type ArtifactType = 'SKILL' | 'COMMAND' | 'AGENT' | 'HOOK' | 'MCP_SERVER' | 'PLUGIN'

/** How bad a finding is: ERROR, the file cannot be used as it stands; WARNING, it breaks a rule of its format; INFO, worth knowing. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO'

/** Something that a repository's author would want to know about a file. */
export interface Finding {
  severity: Severity
  /** A stable kebab-case id of the rule that was broken. */
  rule: string
  /** A sentence for people. */
  message: string
  /** The file, from the repository's root. */
  path: string | null
  /** The line in that file, counted from 1. */
  line: number | null
}

/** One regular file of a repository. Links are none. */
export interface RepositoryFile {
  /** From the repository's root, separated by `/`. */
  path: string
  /** In bytes. */
  size: number
  /** Git's SHA-1 of the file as a blob. */
  blobHash: string
  /** The text of a file that recognition looks into (see `wantsText`) and that is at most 1 MB; null of any other. */
  text: string | null
}

/**
 * What a reading has learnt of a repository. Given to the next reading of the same ref, so that GitHub need not send again
 * what is the same.
 */
export interface RepositoryMemory {
  /** As GitHub calls them now; a repository that was renamed is followed. */
  owner: string
  name: string
  /** At most 2,000 characters. */
  description: string | null
  /** The repository's licence as GitHub tells it, an SPDX expression. */
  license: string | null
  /** SHA-1 in hex. */
  commit: string
  /** The ETags of the two answers that told this; null where there was none. */
  repositoryTag: string | null
  commitTag: string | null
}

/** A repository at one commit. */
export interface Snapshot {
  /** SHA-1 in hex. */
  commit: string
  /** What the repository is called: names an artifact at its root that does not name itself. */
  name?: string
  /** The repository's licence where no file tells one, an SPDX expression. */
  license?: string | null
  /** Where the host can be asked whether this still holds. */
  memory?: RepositoryMemory
  /** Whether everything that artifacts are made of is as the memory says that was given: its files need not be read. */
  unchanged?: boolean
  /** Every regular file once, in any order. May be asked for more than once. Throws RepositoryError, or the signal's reason. */
  files(signal?: AbortSignal): AsyncIterable<RepositoryFile>
}

/** What people are told about a repository beside its artifacts. */
export interface RepositoryDetails {
  /** At most 2,000 characters. */
  description: string | null
  /** At most 51,200 bytes of UTF-8, cut between two characters. */
  readme: string | null
  readmeTruncated: boolean
  /** Why something that was asked for could not be fetched, in a sentence; null when all went well. */
  error: string | null
}

/** One repository at one ref. */
export interface RepositoryReader {
  /**
   * Finds out the commit; the files follow when they are asked for. `known` is what an earlier reading of this ref has
   * learnt. Throws RepositoryError, or the signal's reason.
   */
  snapshot(signal?: AbortSignal, known?: RepositoryMemory | null): Promise<Snapshot>
  /**
   * Tells of the snapshot that was taken last. A README that cannot be fetched is no failure: `error` then says why.
   * Throws the signal's reason when it is aborted.
   */
  details(want: { description: boolean; readme: boolean }, signal?: AbortSignal): Promise<RepositoryDetails>
  /**
   * The text of one file by its blob hash; null when it is larger than 4 MB. Absent where files cannot be asked for one by
   * one. Throws RepositoryError, or the signal's reason.
   */
  text?(blobHash: string, signal?: AbortSignal): Promise<string | null>
}

/** One artifact as it stands in a repository. No two of a scan share type and path. */
export interface ScannedArtifact {
  type: ArtifactType
  /** From the repository's root: the folder of a skill or plugin (`.` is the root itself), `FILE#NAME` of an MCP server, the file of any other. At most 1,000 characters. */
  path: string
  /** 1-255 characters, normalised (NFC) and trimmed. */
  name: string
  /** At most 255 characters. */
  title: string | null
  /** At most 2,000 characters. */
  description: string | null
  /** An SPDX expression of at most 255 characters. */
  license: string | null
  /** As declared, at most 100 characters; semantic versioning is the rule, and a finding says where it is broken. */
  declaredVersion: string | null
  /** At most 20 of `[a-z0-9_-]{1,50}`, no two alike. */
  tags: string[]
  /** The YAML head of a Markdown file, or the object that declares an artifact in a JSON file. Safe to store as JSON. */
  frontmatter: Record<string, unknown> | null
  findings: Finding[]
  /** SHA-256 in hex over what belongs to the artifact; content-hash.ts tells the format. */
  contentHash: string
  /** The path of the main file, and Git's SHA-1 of it as a blob. */
  mainFile: string
  contentBlob: string
  /** The text of the main file, at most 1 MB. */
  content: string | null
  /** The path of the plugin that it is a part of. */
  plugin: string | null
}

/** What one reading of a repository found. */
export interface ScanResult {
  commit: string
  /** In the order of their paths, then types. */
  artifacts: ScannedArtifact[]
  /** Those that belong to no artifact. */
  findings: Finding[]
  /** Regular files below the root folder. */
  filesTotal: number
  /** Of these, the ones that were not too large to be kept. */
  filesRead: number
  /**
   * Null when everything was read; otherwise why not, in a sentence: what was read of the repository is told, and what is
   * not told may well be there.
   */
  incomplete: string | null
}

/** How far a scan has come. */
export interface ScanProgress {
  filesRead: number
  /** Null until all files have been seen: an archive does not say in advance how many it holds. */
  filesTotal: number | null
}
