import type { Collection as CollectionRow, Group as GroupRow } from '../../loaders/rows.ts'
import { groupsOfCollection } from '../../loaders/listings/groups.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { reads } from '../selection.ts'
import { GroupConnection } from '../group/connection.ts'
import { ArtifactList } from '../list/node.ts'

/** A person's named, ordered set of artifacts. */
export const Collection = builder.prismaObject('Collection', {
  description: "A person's named, ordered set of artifacts, and the groups that these are sorted into.",
  interfaces: [NodeInterface, ArtifactList],
  fields: (t) => ({
    description: t.exposeString('description', { nullable: true, description: 'What the collection is for.' }),
    createdBy: t.exposeString('createdBy', { description: 'Who made the collection.' }),
    groupCount: t.exposeInt('groupCount', { description: 'How many groups the collection has.' }),
    groups: t.field({
      type: GroupConnection,
      description: 'The groups in their order.',
      args: pageArguments(t.arg),
      complexity: (args) => pageCost(groupsOfCollection, args),
      resolve: ({ id }, args, { larder }, info) =>
        loadPage<GroupRow>(larder.loaders, groupsOfCollection, args, info, id),
      ...reads<CollectionRow>('id'),
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the fields, for `ifVersion`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the collection was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When a field was last changed.' }),
  }),
})
