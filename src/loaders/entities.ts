import { Prisma } from '../generated/prisma/client.ts'
import {
  artifactColumns,
  collectionColumns,
  type Columns,
  conversationColumns,
  deploymentColumns,
  groupColumns,
  messageColumns,
  patchSetColumns,
  projectColumns,
  scanColumns,
  selected,
  sourceColumns,
  taskColumns,
} from './columns.ts'
import { lazily } from './lazily.ts'
import { type RowLoader, rowLoader } from './row-loader.ts'
import type * as rows from './rows.ts'
import type { Reader } from '../database/index.ts'

const byId =
  <Row extends { id: string }>(columns: Columns, from: Prisma.Sql) =>
  (reader: Reader): RowLoader<Row> =>
    rowLoader((ids, wanted) =>
      reader.read<Row>(Prisma.sql`SELECT ${selected(columns, wanted)} FROM ${from} WHERE id = ANY (${ids}::uuid[])`),
    )

/** Loaders of rows by id, one a type that has global ids. */
export const entityLoaders = lazily({
  Artifact: byId<rows.Artifact>(artifactColumns, Prisma.sql`artifacts a`),
  Collection: byId<rows.Collection>(collectionColumns, Prisma.sql`collections c`),
  Conversation: byId<rows.Conversation>(conversationColumns, Prisma.sql`conversations v`),
  Deployment: byId<rows.Deployment>(deploymentColumns, Prisma.sql`deployments d`),
  Group: byId<rows.Group>(groupColumns, Prisma.sql`groups g`),
  Message: byId<rows.Message>(messageColumns, Prisma.sql`messages m`),
  PatchSet: byId<rows.PatchSet>(patchSetColumns, Prisma.sql`patch_sets x`),
  Project: byId<rows.Project>(projectColumns, Prisma.sql`projects p`),
  Scan: byId<rows.Scan>(scanColumns, Prisma.sql`scans n`),
  Source: byId<rows.Source>(sourceColumns, Prisma.sql`sources s`),
  Task: byId<rows.Task>(taskColumns, Prisma.sql`tasks t`),
})
