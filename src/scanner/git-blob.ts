import { createHash, type Hash } from 'node:crypto'

/**
 * Begins the SHA-1 that Git names a file by: over `blob SIZE`, a NUL and the content, which is still to be added.
 * Source: "Git Internals - Git Objects" in the Pro Git book.
 */
export function beginBlobHash(size: number): Hash {
  return createHash('sha1').update(`blob ${String(size)}\0`)
}

/** Git's hash of a whole file. */
export function blobHash(content: Uint8Array): string {
  return beginBlobHash(content.byteLength).update(content).digest('hex')
}
