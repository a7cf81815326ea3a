import type { Reader } from '../database/index.ts'
import { conditionsOf, type Listing, type PageRequest, signature } from './listing.ts'
import { PageLoader } from './page.ts'

const names = new WeakMap<Listing, string>()

/** Tells listings apart: those that read the same from the same have the same name. */
function nameOf(listing: Listing): string {
  const { from, parent } = listing
  const known = names.get(listing) ?? JSON.stringify([signature(listing), from, conditionsOf(listing), parent])
  names.set(listing, known)
  return known
}

/** The loader of one page of a listing: the same for all parents that ask for the same page. */
export function pageLoaders(reader: Reader) {
  const pages = new Map<string, PageLoader<object>>()
  return <Row extends object>(listing: Listing, request: PageRequest): PageLoader<Row> => {
    // Collections and groups share a name, so that a cursor need not tell which of them a list is; their tables differ.
    const key = `${nameOf(listing)} ${JSON.stringify(request)}`
    const known = pages.get(key) ?? new PageLoader<Row>(reader, listing, request)
    pages.set(key, known)
    return known as PageLoader<Row>
  }
}
