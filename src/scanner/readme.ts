import { cutBytes, decodeText, storable, type Cut } from './text/clean.ts'

const MOST_BYTES = 51_200

/** A README as it is kept, from what came of it: at most 51,200 bytes of UTF-8, cut between two characters. */
export function keepReadme(bytes: Uint8Array): Cut {
  // Replaced characters take more bytes, so that the cut comes last.
  return cutBytes(storable(decodeText(bytes)), MOST_BYTES)
}

/** Reads a README no further than it is kept. */
export async function readReadme(stream: AsyncIterable<Uint8Array>): Promise<Cut> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) break
  }
  return keepReadme(Buffer.concat(chunks))
}
