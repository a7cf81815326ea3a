import { Prisma } from '../generated/prisma/client.ts'
import type { Artifact, Collection, Group, Scan, Source } from '../generated/prisma/client.ts'
import { oneEach } from './batch.ts'
import { artifactColumns, collectionColumns, groupColumns, scanColumns, sourceColumns } from './columns.ts'
import type { Reader } from '../database/index.ts'

/** Loaders of rows by id, one a type that has global ids. */
export function entityLoaders(reader: Reader) {
  const byId = <Row extends { id: string }>(columns: Prisma.Sql, from: Prisma.Sql) =>
    oneEach(
      (ids) => reader.read<Row>(Prisma.sql`SELECT ${columns} FROM ${from} WHERE id = ANY (${ids}::uuid[])`),
      (row) => row.id,
    )
  return {
    Artifact: byId<Artifact>(artifactColumns, Prisma.sql`artifacts a`),
    Collection: byId<Collection>(collectionColumns, Prisma.sql`collections c`),
    Group: byId<Group>(groupColumns, Prisma.sql`groups g`),
    Scan: byId<Scan>(scanColumns, Prisma.sql`scans n`),
    Source: byId<Source>(sourceColumns, Prisma.sql`sources s`),
  }
}
