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
