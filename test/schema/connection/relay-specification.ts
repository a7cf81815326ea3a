import type { PageArguments } from './table.ts'

/** An edge, as far as paging looks at it. */
interface Edge {
  readonly cursor: string
}

/**
 * EdgesToReturn, HasPreviousPage and HasNextPage of the GraphQL Cursor Connections Specification, section Pagination
 * algorithm, step by step. What it leaves to servers that know more cheaply (whether something stands before `after`, or
 * behind `before`) is left out.
 * @see https://relay.dev/graphql/connections.htm
 */
export function pageOfSpecification<Of extends Edge>(allEdges: readonly Of[], given: PageArguments) {
  const { first, last } = given
  const between = applyCursorsToEdges(allEdges, given)
  let edges = between
  if (first != null && edges.length > first) edges = edges.slice(0, first)
  if (last != null && edges.length > last) edges = edges.slice(edges.length - last)
  return {
    edges,
    hasPreviousPage: last != null && between.length > last,
    hasNextPage: first != null && between.length > first,
  }
}

function applyCursorsToEdges<Of extends Edge>(allEdges: readonly Of[], { after, before }: PageArguments): Of[] {
  let edges = [...allEdges]
  const afterEdge = edges.findIndex(({ cursor }) => cursor === after)
  if (afterEdge !== -1) edges = edges.slice(afterEdge + 1)
  const beforeEdge = edges.findIndex(({ cursor }) => cursor === before)
  if (beforeEdge !== -1) edges = edges.slice(0, beforeEdge)
  return edges
}
