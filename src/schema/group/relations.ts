import type { Group as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { Collection } from '../collection/node.ts'
import { found } from '../node.ts'
import { reads, wantedBelow } from '../selection.ts'
import { Group } from './node.ts'

builder.prismaObjectField(Group, 'collection', (t) =>
  t.field({
    type: Collection,
    description: 'The collection that the group is a part of.',
    resolve: async ({ collectionId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Collection.load(collectionId, wantedBelow(info))),
    ...reads<Row>('collectionId'),
  }),
)
