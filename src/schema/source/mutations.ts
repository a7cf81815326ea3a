import type { InputFieldBuilder } from '@pothos/core'
import { createSource } from '../../resolvers/source/create.ts'
import { deleteSource } from '../../resolvers/source/delete.ts'
import { updateSource } from '../../resolvers/source/update.ts'
import type { SchemaTypes } from '../builder.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { Scan } from '../scan/node.ts'
import { TrustLevel } from './enums.ts'
import { Source } from './node.ts'

const fields = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) => ({
  ref: t.string({ description: 'The branch, tag or commit to read; HEAD is the default branch.' }),
  rootFolder: t.string({ description: 'Only what is below this folder is read.' }),
  trustLevel: t.field({ type: TrustLevel, description: 'How far it is trusted; BASIC unless it is said.' }),
  tags: t.stringList({ description: 'At most 20 tags of 1 to 50 characters of A-Z, a-z, 0-9, _ and -.' }),
  importRepositoryDescription: t.boolean({ description: "Whether scans fetch the repository's description." }),
  importReadme: t.boolean({ description: "Whether scans fetch the repository's README." }),
})

mutation('createSource', {
  description: 'Registers a GitHub repository. It is scanned after the answer, unless `scan` is false.',
  input: (t) => ({
    url: t.string({
      required: true,
      description: 'The address: https://github.com/OWNER/NAME, or https://github.com/OWNER/NAME/tree/REF/FOLDER.',
    }),
    ...fields(t),
    scan: t.boolean({ description: 'Whether to scan it at once; true unless it is said.' }),
  }),
  success: (t) => ({
    source: t.field({ type: Source, description: 'The new source.', resolve: ({ source }) => source }),
    scan: t.field({
      type: Scan,
      nullable: true,
      description: 'The scan that starts now; null with `scan: false`.',
      resolve: ({ scan }) => scan,
    }),
  }),
  errors: ['ConflictError'],
  operation: createSource,
})

mutation('updateSource', {
  description: 'Changes a source. A new ref or root folder, or a toggle that is switched on, has it scanned.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the source.' }),
    ...fields(t),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    source: t.field({ type: Source, description: 'The source.', resolve: ({ source }) => source }),
    scan: t.field({
      type: Scan,
      nullable: true,
      description: 'The scan that the change asks for; null when it asks for none.',
      resolve: ({ scan }) => scan,
    }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: updateSource,
})

mutation('deleteSource', {
  description:
    'Deletes a source with its scans and artifacts. Artifacts that are in a list or have been deployed stay, as REMOVED.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the source.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    deletedId: deletedId(t),
    deletedArtifactCount: t.exposeInt('deletedArtifactCount', { description: 'How many artifacts went with it.' }),
    keptArtifactCount: t.exposeInt('keptArtifactCount', {
      description: 'How many artifacts stay, because they are in a list or have been deployed.',
    }),
  }),
  errors: ['NotFoundError', 'StaleVersionError'],
  operation: deleteSource,
})
