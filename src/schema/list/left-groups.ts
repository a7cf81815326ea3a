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
      const groups = await Promise.all(leftGroups.map((id) => larder.loaders.entities.Group.load(id)))
      return groups.filter((group) => group !== null) as never
    },
  })
