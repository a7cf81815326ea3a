import type { Catalogue } from '../../manifest/catalogue.ts'
import { writeLock, writeManifest } from '../../manifest/write.ts'
import { builder } from '../builder.ts'

/** The whole catalogue is read and written: as dear as a page of a hundred things with ten fields each. */
const manifestCost = 1000

const Manifest = builder.objectRef<Catalogue>('Manifest').implement({
  description: 'The catalogue as two files. The same catalogue gives the same files, byte for byte.',
  fields: (t) => ({
    toml: t.string({
      description: 'Sources, artifacts made by hand, collections, groups and who is in them: TOML, for people to edit.',
      resolve: writeManifest,
    }),
    lock: t.string({
      description:
        'What the sources were: commits, tags, toggles, times, and their artifacts with content hashes. TOML, made by the server.',
      resolve: writeLock,
    }),
  }),
})

builder.queryField('manifest', (t) =>
  t.field({
    type: Manifest,
    description: 'The whole catalogue as files, for importManifest.',
    complexity: manifestCost,
    resolve: (_, __, { larder }) => larder.loaders.catalogue(),
  }),
)
