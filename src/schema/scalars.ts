import { GraphQLScalarType } from 'graphql'
import { DateResolver, DateTimeResolver, JSONResolver, URLResolver } from 'graphql-scalars'
import { builder } from './builder.ts'

builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'An instant in UTC as RFC 3339 writes it, with milliseconds: 2026-01-31T08:15:00.000Z.',
})
builder.addScalarType('Date', DateResolver, {
  description: 'A day of the calendar as RFC 3339 writes it: 2026-01-31.',
})
builder.addScalarType('JSON', JSONResolver, {
  description: 'Any JSON value. Clients treat it as unknown and look before they use it.',
})
builder.addScalarType('URL', URLResolver, { description: 'An absolute URL, as RFC 3986 defines it.' })

/** A text that may come as a file: `plugins/request/multipart.ts` puts files in the place of variables. */
const Upload = new GraphQLScalarType<string | Blob, never>({
  name: 'Upload',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue: readUpload,
})

function readUpload(value: unknown): string | Blob {
  if (typeof value === 'string' || value instanceof Blob) return value
  throw new TypeError('Upload is a text, or a file of a multipart request.')
}

builder.addScalarType('Upload', Upload, {
  description:
    'A text: as a string or, larger than a request may otherwise be, as a file by the GraphQL multipart request specification.',
})
