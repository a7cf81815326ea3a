import type { Catalogue, CatalogueArtifact, CatalogueList } from './catalogue.ts'
import { byText, keyed, references, sortedSources, sortText } from './keys.ts'
import { sourceKey, writeReference } from './reference.ts'
import { writeTable } from './toml.ts'

/** The version of the format that is written. Files of earlier versions lack fields, and are read all the same. */
export const formatVersion = 1

const manifestHead = `# The catalogue as a file that people read and edit. importManifest takes it back, with its lock or without.
# Lists name artifacts as "TYPE OWNER/NAME//PATH", with "@REF" and ":ROOT/FOLDER" behind the name where a source has
# them, or as "key KEY" for those that stand below [[artifacts]].
`

const lockHead = `# What the sources of the manifest were when it was written. It is made by the server: edit the manifest instead.
`

/** The manifest: sources, artifacts of no source, collections with their groups, and who is in them. */
export function writeManifest(catalogue: Catalogue): string {
  const named = references(catalogue)
  const list = ({ name, description, members }: CatalogueList) => ({
    name,
    description,
    artifacts: members.flatMap((id) => {
      const reference = named.get(id)
      return reference ? [writeReference(reference)] : []
    }),
  })
  const collections = catalogue.collections.toSorted(
    byText(({ name, createdBy }) => sortText(name.toLowerCase(), createdBy)),
  )
  return [
    `${manifestHead}${writeTable(null, { version: formatVersion })}`,
    ...sortedSources(catalogue).map(({ owner, repository, ref, ...source }) =>
      writeTable('sources', {
        url: `https://github.com/${owner}/${repository}`,
        ref: ref === 'HEAD' ? null : ref,
        root_folder: source.rootFolder,
        trust_level: source.trustLevel,
        tags: source.tags,
        import_repository_description: source.importRepositoryDescription,
        import_readme: source.importReadme,
      }),
    ),
    ...keyed(catalogue).map(({ artifact, key }) =>
      writeTable('artifacts', {
        key: key === artifact.name ? null : key,
        type: artifact.type,
        name: artifact.name,
        title: artifact.title,
        description: artifact.description,
        license: artifact.license,
        version: artifact.declaredVersion,
        tags: artifact.tags,
        // It has outlived the source that it was found in.
        removed: artifact.detected ? true : null,
        excluded: artifact.state === 'EXCLUDED' ? true : null,
        path: artifact.path,
        hash: artifact.contentHash,
        content: artifact.content,
      }),
    ),
    ...collections.flatMap((collection) => [
      writeTable('collections', { owner: collection.createdBy, ...list(collection) }),
      ...collection.groups.map((group) => writeTable('collections.groups', list(group))),
    ]),
  ].join('\n')
}

/** The lock: of each source the commit, the resolved tags, toggles and times, and its artifacts with their hashes. */
export function writeLock(catalogue: Catalogue): string {
  const artifacts = new Map<string | null, CatalogueArtifact[]>(catalogue.sources.map(({ id }) => [id, []]))
  for (const artifact of catalogue.artifacts) artifacts.get(artifact.sourceId)?.push(artifact)
  const time = (text: string | null) => (text === null ? null : new Date(text))
  return [
    `${lockHead}${writeTable(null, { version: formatVersion })}`,
    ...sortedSources(catalogue).flatMap((source) => [
      writeTable('sources', {
        source: sourceKey(source),
        commit: source.commit,
        tags: source.tags,
        import_repository_description: source.importRepositoryDescription,
        import_readme: source.importReadme,
        scanned_at: time(source.scannedAt),
        fetched_at: time(source.fetchedAt),
      }),
      ...(artifacts.get(source.id) ?? []).toSorted(byText(({ type, path }) => sortText(type, path))).map((artifact) =>
        writeTable('sources.artifacts', {
          type: artifact.type,
          path: artifact.path ?? '',
          hash: artifact.contentHash,
          state: artifact.state === 'ACTIVE' ? null : artifact.state,
          name: artifact.name,
          title: artifact.title,
          description: artifact.description,
          license: artifact.license,
          version: artifact.declaredVersion,
          tags: artifact.tags,
        }),
      ),
    ]),
  ].join('\n')
}
