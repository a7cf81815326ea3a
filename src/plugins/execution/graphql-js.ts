import { execute } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Runs operations with graphql-js. Yoga's own executor answers fields in the order in which their values arrive; the
 * specification (section 7.2.2, Serialized Map Ordering) wants that of the query, and people read it so.
 */
export function useGraphqlExecution(): Plugin {
  return { onExecute: ({ setExecuteFn }) => setExecuteFn(execute) }
}
