import { Prisma } from '../generated/prisma/client.ts'

/**
 * The columns of a model under Prisma's names for them, so that a row read by SQL is the same as one that Prisma read.
 * Names in the database are those of the model in snake_case.
 */
export function columnsOf(alias: string, fields: Record<string, string>): Prisma.Sql {
  return Prisma.raw(
    Object.keys(fields)
      .map((field) => `${alias}.${toSnakeCase(field)} AS "${field}"`)
      .join(', '),
  )
}

const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const artifactColumns = columnsOf('a', Prisma.ArtifactScalarFieldEnum)
export const collectionColumns = columnsOf('c', Prisma.CollectionScalarFieldEnum)
export const groupColumns = columnsOf('g', Prisma.GroupScalarFieldEnum)
export const sourceColumns = columnsOf('s', Prisma.SourceScalarFieldEnum)
export const scanColumns = columnsOf('n', Prisma.ScanScalarFieldEnum)
