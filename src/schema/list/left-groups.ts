import type { ObjectFieldBuilder } from '@pothos/core'
import type { SchemaTypes } from '../builder.ts'
import { Group } from '../group/node.ts'

/** The field of a success that shows which groups an artifact left together with their collection. */
export const leftGroups = <Result extends { readonly leftGroups: readonly string[] }>(
  t: ObjectFieldBuilder<SchemaTypes, Result>,
) =>
  t.field({
    type: [Group],
    description: 'The groups that the artifact left together with their collection.',
    resolve: async ({ leftGroups }, _, { larder }) => {
      const groups = await larder.loaders.entities.Group.loadMany(leftGroups)
      return groups.filter((group) => group !== null && !(group instanceof Error)) as never
    },
  })
