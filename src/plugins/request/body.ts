import { refusal } from '../errors/refusal.ts'

const tooLarge = (limit: number) =>
  refusal({
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: `The body of a request may have at most ${String(limit)} bytes.`,
    // What is left of the body is not read, so the connection is of no more use.
    headers: { connection: 'close' },
  })

/** Pieces that a body may come in. Each takes its time, however small it is; a body of a megabyte has a thousand or so. */
const mostPieces = (limit: number) => Math.max(4000, Math.ceil(limit / 4096))

const tooManyPieces = (limit: number) =>
  refusal({
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: `The body of a request may come in ${String(mostPieces(limit))} pieces at most.`,
    headers: { connection: 'close' },
  })

const unreadable = () =>
  refusal({ status: 400, code: 'BAD_REQUEST', message: 'The body could not be read to its end.' })

/**
 * Reads the body of a request and stops at the limit, in bytes. A body that says that it is too large is not read at all.
 * @param count is told of the bytes of each piece before it is kept; what it throws ends the reading
 * @throws GraphQLError `BODY_TOO_LARGE` (413), or `BAD_REQUEST` when the caller goes away before the end.
 */
export async function readBytes(
  request: Request,
  limit: number,
  count: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  return readCounted(request, limit, count)
}

/**
 * Reads the body of a request as UTF-8 and stops at the limit, in bytes. A body that says that it is too large is not
 * read at all.
 * @throws GraphQLError `BODY_TOO_LARGE` (413), or `BAD_REQUEST` when the caller goes away before the end.
 */
export async function readBody(request: Request, limit: number): Promise<string> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  // Node reads no more than was declared, so counting is for bodies whose length nobody told.
  const text =
    declared === null ? (await readCounted(request, limit)).toString('utf8') : await request.text().catch(() => null)
  if (text === null) throw unreadable()
  // Whoever calls without Node in between may have declared anything.
  if (text.length > limit || (text.length > limit / 4 && Buffer.byteLength(text) > limit)) throw tooLarge(limit)
  return text
}

async function readCounted(
  request: Request,
  limit: number,
  count: (bytes: number) => void = () => undefined,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  // The reader is never cancelled: in Node that would close the socket before the refusal is sent.
  const reader = request.body?.getReader()
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => Promise.reject(unreadable()))
    if (done) break
    size += value.byteLength
    if (size > limit) throw tooLarge(limit)
    if (chunks.length === mostPieces(limit)) throw tooManyPieces(limit)
    count(value.byteLength)
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
