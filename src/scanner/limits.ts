/** The largest file whose text is kept, in bytes. */
export const LARGEST_TEXT = 1_048_576

/** Bounds on one reading of an archive; past `entryBytes` a file is passed over, past any other the reading ends as TOO_LARGE. */
export interface ArchiveLimits {
  entryBytes: number
  /** All of the archive, unpacked, in bytes. */
  unpackedBytes: number
  entries: number
  /** From the beginning of the archive to its end. */
  milliseconds: number
}

/** The bounds that hold unless others are given. */
export const archiveLimits: ArchiveLimits = {
  entryBytes: LARGEST_TEXT,
  unpackedBytes: 256 * 1_048_576,
  entries: 100_000,
  milliseconds: 60_000,
}
