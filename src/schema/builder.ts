import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type { Context } from '../context.ts'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { decodeId, encodeId, nodeTypes } from '../ids.ts'

interface Types {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: Prisma.JsonValue }
    URL: { Input: URL; Output: string }
  }
}

/** The one builder of the schema: plugins and defaults. Types stand in the folders beside it. */
export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, ComplexityPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  errors: { defaultTypes: [], directResult: true },
  // Reckoned before running, from the whole document; see plugins/cost.ts.
  complexity: { defaultComplexity: 1, defaultListMultiplier: 1 },
  relay: {
    encodeGlobalID: (typename, id) => encodeId(nodeTypes.find((type) => type === typename) ?? 'Artifact', String(id)),
    decodeGlobalID: (globalId) => {
      const { type, id } = decodeId(globalId) ?? { type: '', id: '' }
      return { typename: type, id }
    },
    // node and nodes read through our loaders and answer null for what is unknown; see node.ts.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    idFieldOptions: { description: 'The id: opaque, unique across all types, and never changed.' },
    nodeTypeOptions: {
      description: 'Anything that has an id of its own. The id is opaque, unique across all types, and never changes.',
    },
  },
  // Entities are read by loaders; the plugin gives the types of the models.
  prisma: { dmmf: getDatamodel(), client: noClient, exposeDescriptions: false, filterConnectionTotalCount: false },
})

/** The types of the builder, for what is generic over its fields. */
export type SchemaTypes = typeof builder.$inferSchemaTypes

function noClient(): never {
  throw new TypeError('The schema reads through loaders, never through the plugin.')
}
