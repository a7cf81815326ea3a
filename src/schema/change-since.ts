import { encodeId } from '../ids.ts'
import type { ChangeSince as Change } from '../resolvers/errors.ts'
import { builder } from './builder.ts'
import { loadNode, NodeInterface } from './node.ts'

const ChangeSinceKind = builder.enumType('ChangeSinceKind', {
  description: 'What was done to something.',
  values: {
    ADDED: { description: 'It is there now, where its absence was counted on.' },
    CHANGED: { description: 'Some of its fields are others now.' },
    REMOVED: { description: 'It was deleted.' },
  } as const,
})

/** What StaleVersionError says of each thing that was changed. */
export const ChangeSince = builder.objectRef<Change>('ChangeSince').implement({
  description: 'Something that was changed since a patch set was proposed or applied.',
  fields: (t) => ({
    // Not `id`: by that clients would take two changes of one thing for the same.
    nodeId: t.id({ description: 'The id of it.', resolve: ({ subject }) => encodeId(subject.type, subject.id) }),
    node: t.field({
      type: NodeInterface,
      nullable: true,
      description: 'The thing as it is now.',
      resolve: ({ subject }, _, { larder }, info) => loadNode(larder.loaders, subject, info),
    }),
    kind: t.field({ type: ChangeSinceKind, description: 'What was done to it.', resolve: ({ kind }) => kind }),
    fields: t.stringList({
      description: 'The fields that are others now, when it was CHANGED.',
      resolve: ({ fields }) => [...fields],
    }),
  }),
})
