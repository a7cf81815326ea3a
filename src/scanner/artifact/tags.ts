const MOST = 20
const TAG = /^[a-z0-9_-]{1,50}$/

/** Tags as they are kept, and what could not be kept. */
export interface Tags {
  tags: string[]
  /** No tags by their letters or length. */
  invalid: string[]
  /** How many came after the twentieth. */
  beyond: number
}

/** Reads tags from lists or texts separated by commas: lower case, no duplicates, at most 20 of 1-50 of `[a-z0-9_-]`. */
export function readTags(...claims: unknown[]): Tags {
  const words = claims
    .flatMap((claim): unknown[] => (typeof claim === 'string' ? claim.split(',') : Array.isArray(claim) ? claim : []))
    .map((word) =>
      typeof word === 'string' || typeof word === 'number' ? String(word).normalize('NFC').trim().toLowerCase() : '?',
    )
    .filter((word) => word !== '')
  const all = [...new Set(words)]
  const valid = all.filter((word) => TAG.test(word))
  return {
    tags: valid.slice(0, MOST),
    invalid: all.filter((word) => !TAG.test(word)),
    beyond: Math.max(0, valid.length - MOST),
  }
}
