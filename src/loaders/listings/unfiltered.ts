import type { Listing } from '../listing.ts'

/** Listings that are kept of one kind: callers choose their orders. */
const MOST_KEPT = 50

/** Whether a filter asks for nothing. */
export const isEmpty = (filter: object): boolean =>
  Object.values(filter).every((value) => value === null || value === undefined)

/**
 * Makes listings, and keeps those without a filter: what is reckoned of a listing, such as the text of its statements, is
 * kept with it, and most lists are asked for without one.
 */
export function keepUnfiltered<Filter extends object, Rest extends readonly unknown[]>(
  make: (filter: Filter | null, ...rest: Rest) => Listing,
): (filter: Filter | null, ...rest: Rest) => Listing {
  const kept = new Map<string, Listing>()
  return (filter, ...rest) => {
    if (filter !== null && !isEmpty(filter)) return make(filter, ...rest)
    const key = JSON.stringify(rest)
    const listing = kept.get(key) ?? make(null, ...rest)
    if (kept.size < MOST_KEPT) kept.set(key, listing)
    return listing
  }
}
