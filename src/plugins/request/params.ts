import type { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { parseJson } from './json-limits.ts'
import { isMultipart, readMultipart, roomFor } from './multipart.ts'
import { refusal } from '../errors/refusal.ts'
import { readBody } from './body.ts'

/** Options of {@link useRequestParams}. */
export interface RequestParamsOptions {
  /** The largest body that is read, in bytes. */
  readonly bodyLimit: number
  /** The largest file that a multipart request may bring, in bytes. */
  readonly uploadLimit: number
}

const JSON_TYPES = ['application/json', 'application/graphql+json']

/**
 * Reads the parameters of a request: from the body as JSON in UTF-8, from a multipart body with files, or from the URL. A
 * multipart body needs a header that no form of another origin can send; the plugin against CSRF asks for it. It replaces all parsers of Yoga,
 * which run mutations from HTML forms and repeat broken bodies in their answers.
 */
export function useRequestParams({ bodyLimit, uploadLimit }: RequestParamsOptions): Plugin {
  const room = roomFor({ bodyLimit, uploadLimit })
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === 'GET') {
        setRequestParser((given) => paramsOfQuery(new URL(given.url, 'http://localhost').searchParams))
      } else if (request.method === 'POST') {
        const contentType = request.headers.get('content-type')
        const hasFiles = isMultipart(contentType)
        if (!hasFiles && !isJson(contentType)) throw unsupportedMediaType()
        if (isPacked(request.headers.get('content-encoding'))) throw unsupportedEncoding()
        setRequestParser(async (given) =>
          checkParams(
            hasFiles
              ? await readMultipart(given, { bodyLimit, uploadLimit }, room)
              : parseJson(await readBody(given, bodyLimit)),
          ),
        )
      } else {
        throw refusal({
          status: 405,
          code: 'METHOD_NOT_ALLOWED',
          message: 'GraphQL is asked for with POST, and for queries also with GET.',
          headers: { allow: 'GET, POST' },
        })
      }
    },
    onResponse({ request }) {
      room.giveBack(request)
    },
  }
}

function isJson(contentType: string | null): boolean {
  const [mediaType, ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='))
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset)
  return isUtf8 && JSON_TYPES.includes(mediaType?.trim() ?? '')
}

const unsupportedMediaType = (): GraphQLError =>
  refusal({
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The body of a request has to be JSON in UTF-8, with the content type application/json.',
  })

/** Nothing is unpacked: a few bytes can hold gigabytes. */
const isPacked = (contentEncoding: string | null): boolean =>
  contentEncoding !== null && contentEncoding.trim().toLowerCase() !== 'identity'

const unsupportedEncoding = (): GraphQLError =>
  refusal({
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The body of a request has to be sent as it is, without a content encoding.',
    headers: { 'accept-encoding': 'identity' },
  })

const badRequest = (message: string): GraphQLError => refusal({ status: 400, code: 'BAD_REQUEST', message })

/** An object, or undefined for what is left out. */
function optionalObject(value: unknown, name: string): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) throw badRequest(`The parameter "${name}" has to be an object.`)
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parameters that GraphQL over HTTP does not know are ignored: clients send ids of persisted documents and the like. */
function checkParams(given: unknown): GraphQLParams {
  if (Array.isArray(given)) throw badRequest('One request holds one operation: batches are not served.')
  if (!isObject(given)) throw badRequest('The body of a request has to be a JSON object.')
  const { query, operationName } = given
  if (typeof query !== 'string') throw badRequest('The parameter "query" is missing, or is no string.')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest('The parameter "operationName" has to be a string.')
  }
  const variables = optionalObject(given['variables'], 'variables')
  const extensions = optionalObject(given['extensions'], 'extensions')
  return {
    query,
    ...(operationName && { operationName }),
    ...(variables && { variables }),
    ...(extensions && { extensions }),
  }
}

function paramsOfQuery(search: URLSearchParams): GraphQLParams {
  const json = (name: string): unknown => {
    const text = search.get(name)
    return text ? parseJson(text) : undefined
  }
  return checkParams({
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  })
}
