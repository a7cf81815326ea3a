import type { Catalogue, CatalogueArtifact } from './catalogue.ts'
import { type ArtifactReference, sourceIdentity } from './reference.ts'

/** What a file has in an order of its own, which is the same for the same catalogue in any database. */
export const byText =
  <Item>(textOf: (item: Item) => string) =>
  (one: Item, other: Item): number => {
    const [left, right] = [textOf(one), textOf(other)]
    return left < right ? -1 : left > right ? 1 : 0
  }

/** A text that sorts as its parts do, one after the other. */
export const sortText = (...parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join('\u0000')

/** The artifacts that no source has, each with the key by which lists name it: its name, and a number where that is taken. */
export function keyed({ artifacts }: Catalogue): { artifact: CatalogueArtifact; key: string }[] {
  const taken = new Set<string>()
  return artifacts
    .filter(({ sourceId }) => sourceId === null)
    .toSorted(
      byText(({ id, ...artifact }) =>
        sortText(artifact.name.toLowerCase(), JSON.stringify(Object.entries(artifact).sort()), id),
      ),
    )
    .map((artifact) => {
      let key = artifact.name
      for (let nth = 2; taken.has(key); nth++) key = `${artifact.name}#${String(nth)}`
      taken.add(key)
      return { artifact, key }
    })
}

/** How each artifact is named in lists, by its id. */
export function references(catalogue: Catalogue): Map<string, ArtifactReference> {
  const sources = new Map(catalogue.sources.map((source) => [source.id, source]))
  const found = new Map<string, ArtifactReference>(keyed(catalogue).map(({ artifact, key }) => [artifact.id, { key }]))
  for (const { id, sourceId, type, path } of catalogue.artifacts) {
    const source = sources.get(sourceId ?? '')
    if (source) found.set(id, { type, source, path: path ?? '' })
  }
  return found
}

/** Sources in the order in which files have them. */
export const sortedSources = ({ sources }: Catalogue) => sources.toSorted(byText(sourceIdentity))
