import { z } from 'zod'
import { parseReference, parseSourceKey, sourceIdentity } from '../../manifest/reference.ts'
import { formatVersion } from '../../manifest/write.ts'
import { artifactFields, artifactName, artifactType } from '../artifact/input.ts'
import { issue } from '../input.ts'
import { description, name, optionalTags, optionalText, storable } from '../values.ts'
import { ref, repositoryUrl, rootFolder, trustLevel } from '../source/input.ts'

const version = z
  .number('The version of the format is a number.')
  .optional()
  .superRefine((value, context) => {
    if (value !== undefined && value !== formatVersion)
      issue(
        context,
        'OUT_OF_RANGE',
        `This server reads version ${String(formatVersion)} of the format, and files without one.`,
      )
  })

const time = z.date('A time is written as 2026-01-31T08:15:00Z.')
const path = storable.refine((text) => text.length <= 1000, { message: 'A path has at most 1,000 characters.' })
const hash = z.string().regex(/^[0-9a-f]{40,64}$/, 'A hash has 40 to 64 digits of 0-9 and a-f.')

const reference = z.string().transform((text, context) => {
  const found = parseReference(text)
  if (found) return found
  issue(context, 'MALFORMED', 'An artifact is named as "TYPE OWNER/NAME//PATH", or as "key KEY".')
  return z.NEVER
})

/** Refuses what stands in a list twice. */
const unlike = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  what: string,
  context: z.RefinementCtx,
) => {
  // What is wrong has no key yet.
  if (context.issues.length > 0) return
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (seen.has(key)) issue(context, 'DUPLICATE', `The file has this ${what} already.`, [String(index)])
    seen.add(key)
  }
}

const source = z
  .strictObject({
    url: repositoryUrl,
    ref: ref.optional(),
    root_folder: rootFolder.optional(),
    trust_level: trustLevel.optional(),
    tags: optionalTags,
    import_repository_description: z.boolean().optional(),
    import_readme: z.boolean().optional(),
  })
  .transform(({ url, ref, root_folder, trust_level, import_repository_description, import_readme, tags }) => ({
    owner: url.owner,
    repository: url.repository,
    ref: ref ?? url.ref ?? 'HEAD',
    rootFolder: root_folder ?? url.rootFolder,
    trustLevel: trust_level,
    tags,
    importRepositoryDescription: import_repository_description,
    importReadme: import_readme,
  }))

const artifact = z
  .strictObject({
    key: name.optional(),
    type: artifactType,
    name: artifactName,
    ...{ title: artifactFields.title, description, license: artifactFields.license },
    version: artifactFields.declaredVersion,
    tags: optionalTags,
    removed: z.boolean().optional(),
    excluded: z.boolean().optional(),
    path: path.optional(),
    hash: hash.optional(),
    content: artifactFields.content,
  })
  .transform(({ key, version: declaredVersion, hash: contentHash, ...rest }) => ({
    key: key ?? rest.name,
    declaredVersion,
    contentHash,
    ...rest,
  }))

const list = {
  name,
  description,
  artifacts: z
    .array(reference)
    .superRefine((items, context) => {
      unlike(items, (item) => JSON.stringify(item), 'artifact', context)
    })
    .optional(),
}

const collection = z.strictObject({
  ...list,
  owner: name.optional(),
  groups: z
    .array(z.strictObject(list))
    .superRefine((groups, context) => {
      unlike(groups, (group) => group.name.toLowerCase(), 'group', context)
    })
    .optional(),
})

/** A manifest. Only addresses, types and names have to be there: earlier files lack the rest. */
export const manifestShape = z.strictObject({
  version,
  sources: z
    .array(source)
    .superRefine((sources, context) => {
      unlike(sources, sourceIdentity, 'source', context)
    })
    .default([]),
  artifacts: z
    .array(artifact)
    .superRefine((artifacts, context) => {
      unlike(artifacts, ({ key }) => key, 'artifact', context)
    })
    .default([]),
  collections: z
    .array(collection)
    .superRefine((collections, context) => {
      unlike(collections, ({ owner, name }) => `${owner ?? ''}\u0000${name.toLowerCase()}`, 'collection', context)
    })
    .default([]),
})

const lockedArtifact = z.strictObject({
  type: artifactType,
  path,
  hash,
  state: z.enum(['ACTIVE', 'REMOVED', 'EXCLUDED']).default('ACTIVE'),
  name,
  title: optionalText(255),
  description,
  license: optionalText(255),
  version: optionalText(100),
  tags: optionalTags,
})

const lockedSource = z.strictObject({
  source: z.string().transform((text, context) => {
    const found = parseSourceKey(text)
    if (found) return found
    issue(context, 'MALFORMED', 'A source is named as OWNER/NAME, with @REF and :ROOT/FOLDER where it has them.')
    return z.NEVER
  }),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'A commit has 40 or 64 digits of 0-9 and a-f.')
    .optional(),
  tags: optionalTags,
  import_repository_description: z.boolean().optional(),
  import_readme: z.boolean().optional(),
  scanned_at: time.optional(),
  fetched_at: time.optional(),
  artifacts: z
    .array(lockedArtifact)
    .superRefine((artifacts, context) => {
      unlike(artifacts, ({ type, path }) => `${type} ${path}`, 'artifact', context)
    })
    .default([]),
})

/** A lock. Earlier ones lack tags, toggles and times. */
export const lockShape = z.strictObject({
  version,
  sources: z
    .array(lockedSource)
    .superRefine((sources, context) => {
      unlike(sources, ({ source }) => sourceIdentity(source), 'source', context)
    })
    .default([]),
})

export type Manifest = z.output<typeof manifestShape>
export type Lock = z.output<typeof lockShape>
