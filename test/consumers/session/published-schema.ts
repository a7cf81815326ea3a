import { readFileSync } from 'node:fs'
import type { IntrospectionQuery } from 'graphql'

/** What the server publishes at `/schema.json`: clients that know it find types behind interfaces, and check their use. */
export const publishedSchema = JSON.parse(
  readFileSync(new URL('../../../schema.json', import.meta.url), 'utf8'),
) as IntrospectionQuery
