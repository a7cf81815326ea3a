import { type Entry, kinds, outcomes } from '../../resolvers/manifest/entry.ts'
import { importManifest } from '../../resolvers/manifest/import.ts'
import { builder } from '../builder.ts'
import { describedValues } from '../described.ts'
import { mutation } from '../mutation.ts'

const Kind = builder.enumType('ManifestEntryKind', {
  description: 'What an entry of a manifest is.',
  values: describedValues(kinds),
})

const Outcome = builder.enumType('ManifestEntryOutcome', {
  description: 'What an import did with an entry.',
  values: describedValues(outcomes),
})

const ManifestEntry = builder.objectRef<Entry>('ManifestEntry').implement({
  description: 'What an import did with one thing of the manifest.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What it is.', resolve: ({ kind }) => kind }),
    name: t.exposeString('name', { description: 'Its name, as the manifest has it.' }),
    outcome: t.field({ type: Outcome, description: 'What was done.', resolve: ({ outcome }) => outcome }),
    message: t.exposeString('message', { nullable: true, description: 'What there is to say about it, for people.' }),
  }),
})

mutation('importManifest', {
  description:
    'Makes the catalogue that a manifest says, or merges it into the one that is there: nothing is deleted or moved. All of it or nothing. No repository is read.',
  input: (t) => ({
    toml: t.field({
      type: 'Upload',
      required: true,
      description: 'The manifest: TOML, as `manifest { toml }` gives it.',
    }),
    lock: t.field({
      type: 'Upload',
      description: 'Its lock, with which artifacts are known before their sources are scanned.',
    }),
  }),
  success: (t) => ({
    entries: t.field({
      type: [ManifestEntry],
      description: 'What was done with each thing, in the order of the file.',
      resolve: ({ entries }) => [...entries],
    }),
  }),
  errors: ['LimitError'],
  operation: importManifest,
})
