import type { GraphQLError } from 'graphql'
import { parseJson } from './json-limits.ts'
import { refusal } from '../errors/refusal.ts'
import { readBytes } from './body.ts'
import { UploadRoom } from './upload-room.ts'

/** How large the parts of a multipart request may be, in bytes. */
export interface MultipartLimits {
  /** The operation and its variables. */
  readonly bodyLimit: number
  /** One file. */
  readonly uploadLimit: number
}

/** Files of a request: no mutation takes more. */
const mostFiles = 2

/** Requests of the largest size that a process reads at once; there may be many more smaller ones. */
const mostAtOnce = 4

/** What boundaries and headings of parts may add, in bytes. */
const wrapping = 10_000

/** Whether a body has files by the GraphQL multipart request specification. */
export const isMultipart = (contentType: string | null): boolean =>
  /^\s*multipart\/form-data\s*;/i.test(contentType ?? '')

const largest = ({ bodyLimit, uploadLimit }: MultipartLimits): number => bodyLimit + mostFiles * uploadLimit + wrapping

/** The room for all requests with files that a process reads at once. */
export const roomFor = (limits: MultipartLimits): UploadRoom => new UploadRoom(mostAtOnce * largest(limits))

/**
 * Reads a request by the GraphQL multipart request specification (https://github.com/jaydenseric/graphql-multipart-request-spec):
 * `operations` is what the body would otherwise be, `map` says in the place of which variables the files go.
 * @returns the operation with files in its variables
 * @throws GraphQLError `BODY_TOO_LARGE` (413), `BUSY` (503) when there is no room, or `BAD_REQUEST` for what is not written so
 */
export async function readMultipart(request: Request, limits: MultipartLimits, room: UploadRoom): Promise<unknown> {
  const bytes = await readBytes(request, largest(limits), (size) => {
    room.take(request, size)
  })
  return operationsOf(await formOf(request, bytes), limits)
}

/** The operation with the files where they belong. */
function operationsOf(form: FormData, limits: MultipartLimits): unknown {
  const operations = parseJson(textOf(form, 'operations', limits.bodyLimit))
  const map = parseJson(textOf(form, 'map', limits.bodyLimit))
  if (!isObject(map) || Array.isArray(map)) throw malformed('The field "map" has to be a JSON object.')
  const names = Object.keys(map)
  if (names.length > mostFiles) throw malformed(`A request may bring ${String(mostFiles)} files at most.`)
  for (const name of names) {
    const file = form.get(name)
    if (!(file instanceof Blob)) throw malformed('The field "map" names a file that is not there.')
    if (file.size > limits.uploadLimit) throw tooLarge(limits.uploadLimit)
    const paths = map[name]
    if (!Array.isArray(paths) || paths.length > mostFiles || !paths.every((path) => typeof path === 'string'))
      throw malformed('The field "map" has to hold lists of paths.')
    for (const path of paths) put(operations, path.split('.'), file)
  }
  return operations
}

function formOf(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<FormData> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  return new Response(bytes, { headers }).formData().catch(() => {
    throw malformed('The body could not be read as multipart/form-data.')
  })
}

function textOf(form: FormData, name: string, limit: number): string {
  const text = form.get(name)
  if (typeof text !== 'string') throw malformed(`The field "${name}" is missing.`)
  if (Buffer.byteLength(text) > limit) throw tooLarge(limit)
  return text
}

/** Puts a file in the place of a null among the variables. */
function put(operations: unknown, [root, ...path]: readonly string[], file: Blob): void {
  const last = path.pop()
  let at: unknown = isObject(operations) && root === 'variables' ? operations['variables'] : null
  for (const key of path) at = isObject(at) && Object.hasOwn(at, key) ? at[key] : null
  if (last === undefined || !isObject(at) || !Object.hasOwn(at, last) || at[last] !== null)
    throw malformed('The field "map" names a place that is no null among the variables.')
  at[last] = file
}

/** Lists are objects by their indices, too. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Blob)

const malformed = (message: string): GraphQLError => refusal({ status: 400, code: 'BAD_REQUEST', message })

const tooLarge = (limit: number): GraphQLError =>
  refusal({ status: 413, code: 'BODY_TOO_LARGE', message: `A file may have at most ${String(limit)} bytes.` })
