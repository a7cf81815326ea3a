import type { InputFieldBuilder } from '@pothos/core'
import { createArtifact } from '../../resolvers/artifact/create.ts'
import { deleteArtifact } from '../../resolvers/artifact/delete.ts'
import { updateArtifact } from '../../resolvers/artifact/update.ts'
import type { SchemaTypes } from '../builder.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { ArtifactType } from './enums.ts'
import { Artifact } from './node.ts'

const fields = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) => ({
  title: t.string({ description: 'A name for people: at most 255 characters.' }),
  description: t.string({ description: 'What it is for: at most 2,000 characters.' }),
  license: t.string({ description: 'The licence, best as an SPDX expression.' }),
  declaredVersion: t.string({ description: 'The version that it has: at most 100 characters.' }),
  tags: t.stringList({ description: 'At most 20 tags of 1 to 50 characters of A-Z, a-z, 0-9, _ and -.' }),
  content: t.string({ description: 'The text of its main file: at most 512 KiB.' }),
})

mutation('createArtifact', {
  description: 'Makes an artifact by hand: one that belongs to no source.',
  input: (t) => ({
    type: t.field({ type: ArtifactType, required: true, description: 'What it is.' }),
    name: t.string({ required: true, description: 'The name: 1 to 255 characters.' }),
    ...fields(t),
  }),
  success: (t) => ({
    artifact: t.field({ type: Artifact, description: 'The new artifact.', resolve: ({ artifact }) => artifact }),
  }),
  errors: [],
  operation: createArtifact,
})

mutation('updateArtifact', {
  description: 'Changes an artifact that was made by hand. Absent fields stay, null clears.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the artifact.' }),
    name: t.string({ description: 'The new name.' }),
    ...fields(t),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    artifact: t.field({ type: Artifact, description: 'The artifact.', resolve: ({ artifact }) => artifact }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: updateArtifact,
})

mutation('deleteArtifact', {
  description:
    'Deletes an artifact that was made by hand or has outlived its source, with its memberships. One that has been deployed stays as REMOVED, in no list.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the artifact.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    deletedId: deletedId(t),
    artifact: t.field({
      type: Artifact,
      nullable: true,
      description: 'The artifact as it stays, REMOVED, because it has been deployed; null when it is gone.',
      resolve: ({ artifact }) => artifact,
    }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: deleteArtifact,
})
