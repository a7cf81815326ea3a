import type { Group as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { reads } from '../selection.ts'
import { ArtifactList } from '../list/node.ts'

/** A named, ordered part of one collection. Its collection is added in relations.ts. */
export const Group = builder.prismaObject('Group', {
  description: 'A named, ordered part of one collection. What is in a group is in its collection, too.',
  interfaces: [NodeInterface, ArtifactList],
  fields: (t) => ({
    description: t.exposeString('description', { nullable: true, description: 'What the group is for.' }),
    position: t.int({
      description: 'The place among the groups of the collection, counted from 0. Reckoned only when it is asked for.',
      resolve: ({ id, collectionId, orderKey }, _, { larder }) =>
        larder.loaders.positions.groups.load({ parentId: collectionId, itemId: id, orderKey }),
      ...reads<Row>('id', 'collectionId', 'orderKey'),
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the fields, for `ifVersion`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the group was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When a field was last changed.' }),
  }),
})
