/** What tells one source from another. */
export interface SourceName {
  readonly owner: string
  readonly repository: string
  readonly ref: string
  readonly rootFolder: string | null
}

/** The artifact that a line of a list means: of a source, or by its key among those of the manifest. */
export type ArtifactReference =
  { readonly type: string; readonly source: SourceName; readonly path: string } | { readonly key: string }

const defaultRef = 'HEAD'
const byKey = 'key '

/** A source in a word: `OWNER/NAME`, with `@REF` and `:ROOT/FOLDER` where it has them. */
export function sourceKey({ owner, repository, ref, rootFolder }: SourceName): string {
  return `${owner}/${repository}${ref === defaultRef ? '' : `@${ref}`}${rootFolder === null ? '' : `:${rootFolder}`}`
}

/** A source as it compares: GitHub's names are without case. */
export function sourceIdentity({ owner, repository, ref, rootFolder }: SourceName): string {
  return sourceKey({ owner: owner.toLowerCase(), repository: repository.toLowerCase(), ref, rootFolder })
}

/** Reads {@link sourceKey}; null for anything else. */
export function parseSourceKey(text: string): SourceName | null {
  const found = /^([\w-]+)\/([\w.-]+)(?:@([^:]+))?(?::(.+))?$/.exec(text)
  if (!found) return null
  const [, owner = '', repository = '', ref = defaultRef, rootFolder = null] = found
  return { owner, repository, ref, rootFolder }
}

/** An artifact as a line of a list: `TYPE SOURCE//PATH`, or `key KEY`. No source has two slashes in a row in its name. */
export function writeReference(reference: ArtifactReference): string {
  return 'key' in reference
    ? `${byKey}${reference.key}`
    : `${reference.type} ${sourceKey(reference.source)}//${reference.path}`
}

/** Reads {@link writeReference}; null for anything else. */
export function parseReference(text: string): ArtifactReference | null {
  if (text.startsWith(byKey)) return { key: text.slice(byKey.length) }
  const found = /^([A-Z_]+) (.+?)\/\/(.*)$/s.exec(text)
  const source = found && parseSourceKey(found[2] ?? '')
  return source ? { type: found[1] ?? '', source, path: found[3] ?? '' } : null
}
