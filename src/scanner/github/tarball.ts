import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { beginBlobHash } from '../git-blob.ts'
import type { ArchiveLimits } from '../limits.ts'
import { RepositoryError } from '../repository-error.ts'
import { decodeText } from '../text/clean.ts'
import { isPlainPath } from '../tree/path.ts'
import { wantsText } from '../tree/recognise.ts'
import type { RepositoryFile } from '../types.ts'

/** How many bytes are unpacked at once: each piece takes a turn of the process, and by default they are of 16 kB. */
const UNPACKED_AT_ONCE = 131_072

/** A file of the archive, as it is read. */
type Entry = AsyncIterable<unknown> & { header: Header; resume(): unknown }

/**
 * The regular files of a gzipped tar archive whose paths all begin with one folder, as GitHub makes it; that folder is
 * taken off. Links, absolute paths and those with `..` are passed over. Nothing is written to disk, and no more is held
 * than one file. The body is opened when the first file is asked for, and closed when the last one has been given, or
 * nobody asks for more. Throws RepositoryError, what opening throws, or the signal's reason.
 */
export async function* readTarball(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>,
  limits: ArchiveLimits,
  signal: AbortSignal,
): AsyncGenerator<RepositoryFile> {
  const done = new AbortController()
  // Who leaves early must not wait for the rest of the body: it is ended from its own side.
  const until = AbortSignal.any([signal, done.signal])
  const body = await open(until)
  const unpacking = extract()
  let failure: unknown = null
  const deadline = setTimeout(() => {
    failure ??= tooLarge(`it was not read within ${String(limits.milliseconds / 1_000)} s`)
    done.abort()
  }, limits.milliseconds)
  const fed = pipeline(
    body,
    createGunzip({ chunkSize: UNPACKED_AT_ONCE }),
    (chunks: AsyncIterable<Buffer>) => bounded(chunks, limits),
    unpacking,
    {
      signal: until,
    },
  ).catch((error: unknown) => {
    failure ??= error
    unpacking.destroy()
  })
  let entries = 0
  try {
    for await (const entry of unpacking) {
      entries += 1
      if (entries > limits.entries) throw tooLarge(`more than ${limits.entries.toLocaleString('en')} entries`)
      const path = pathOf(entry)
      if (path === null) entry.resume()
      else yield await readEntry(entry, path, limits)
    }
    await fed
    if (failure !== null) throw broken()
  } catch (error) {
    signal.throwIfAborted()
    const first = failure ?? error
    throw first instanceof RepositoryError ? first : broken()
  } finally {
    clearTimeout(deadline)
    done.abort()
    await fed
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, limits: ArchiveLimits): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > limits.unpackedBytes)
      throw tooLarge(`more than ${String(limits.unpackedBytes / 1_048_576)} MB unpacked`)
    yield chunk
  }
}

/** Where an entry is in the repository; null for what is no regular file inside it. */
function pathOf({ header }: Entry): string | null {
  if (header.type !== 'file' && header.type !== 'contiguous-file') return null
  const slash = header.name.indexOf('/')
  const path = header.name.slice(slash + 1)
  return slash > 0 && isPlainPath(header.name) ? path : null
}

async function readEntry(entry: Entry, path: string, limits: ArchiveLimits): Promise<RepositoryFile> {
  const { size } = entry.header
  const wanted = size <= limits.entryBytes && wantsText(path)
  const hash = beginBlobHash(size)
  const chunks: Uint8Array[] = []
  for await (const chunk of entry) {
    // The type of a stream's chunks is not told; those of an archive are bytes.
    if (!(chunk instanceof Uint8Array)) continue
    hash.update(chunk)
    if (wanted) chunks.push(chunk)
  }
  return { path, size, blobHash: hash.digest('hex'), text: wanted ? decodeText(Buffer.concat(chunks)) : null }
}

const tooLarge = (what: string): RepositoryError =>
  new RepositoryError('TOO_LARGE', `The repository is too large: ${what}.`)
const broken = (): RepositoryError => new RepositoryError('BROKEN', 'The archive that GitHub sent cannot be unpacked.')
