import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import type { Context } from '../context.ts'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { Prisma } from '../generated/prisma/client.ts'

interface Types {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: Date; Output: Date }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: Prisma.JsonValue }
    URL: { Input: URL; Output: string }
    Upload: { Input: string | Blob; Output: never }
  }
}

/** The one builder of the schema: plugins and defaults. Types stand in the folders beside it. */
export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, ComplexityPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  errors: { defaultTypes: [], directResult: true },
  // Reckoned before running, from the whole document; see plugins/document/cost.ts.
  complexity: { defaultComplexity: 1, defaultListMultiplier: 1 },
  // Entities are read by loaders; the plugin gives the types of the models.
  prisma: { dmmf: getDatamodel(), client: noClient, exposeDescriptions: false, filterConnectionTotalCount: false },
})

/** The types of the builder, for what is generic over its fields. */
export type SchemaTypes = typeof builder.$inferSchemaTypes

function noClient(): never {
  throw new TypeError('The schema reads through loaders, never through the plugin.')
}
