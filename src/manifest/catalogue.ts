/** A catalogue as its manifest and lock say it: rows of the database without what differs between two databases. */
export interface Catalogue {
  readonly sources: readonly CatalogueSource[]
  /** All artifacts by their ids: those of sources, and the others. */
  readonly artifacts: readonly CatalogueArtifact[]
  readonly collections: readonly CatalogueCollection[]
}

/** A source; times are RFC 3339 in UTC. */
export interface CatalogueSource {
  readonly id: string
  readonly owner: string
  readonly repository: string
  readonly ref: string
  readonly rootFolder: string | null
  readonly trustLevel: string
  readonly tags: readonly string[]
  readonly importRepositoryDescription: boolean
  readonly importReadme: boolean
  readonly commit: string | null
  readonly scannedAt: string | null
  readonly fetchedAt: string | null
}

/** An artifact: of a source, made by hand (never detected), or one that has outlived its source. */
export interface CatalogueArtifact {
  readonly id: string
  readonly sourceId: string | null
  readonly type: string
  readonly state: string
  readonly path: string | null
  readonly name: string
  readonly title: string | null
  readonly description: string | null
  readonly license: string | null
  readonly declaredVersion: string | null
  readonly tags: readonly string[]
  readonly contentHash: string | null
  /** Whether a scan has found it. */
  readonly detected: boolean
  /** The text of its main file; read only of what no source has. */
  readonly content: string | null
}

/** A list of artifacts, by their ids, in its order. */
export interface CatalogueList {
  readonly name: string
  readonly description: string | null
  readonly members: readonly string[]
}

/** A collection with its groups, in their order. */
export interface CatalogueCollection extends CatalogueList {
  readonly createdBy: string
  readonly groups: readonly CatalogueList[]
}
