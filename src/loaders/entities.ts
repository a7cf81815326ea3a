import { Prisma } from '../generated/prisma/client.ts'
import type {
  Artifact,
  Collection,
  Conversation,
  Deployment,
  Group,
  Message,
  PatchSet,
  Project,
  Scan,
  Source,
  Task,
} from '../generated/prisma/client.ts'
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
import type { Reader } from '../database/index.ts'

const byId =
  <Row extends { id: string }>(columns: Columns, from: Prisma.Sql) =>
  (reader: Reader): RowLoader<Row> =>
    rowLoader((ids, wanted) =>
      reader.read<Row>(Prisma.sql`SELECT ${selected(columns, wanted)} FROM ${from} WHERE id = ANY (${ids}::uuid[])`),
    )

/** Loaders of rows by id, one a type that has global ids. */
export const entityLoaders = lazily({
  Artifact: byId<Artifact>(artifactColumns, Prisma.sql`artifacts a`),
  Collection: byId<Collection>(collectionColumns, Prisma.sql`collections c`),
  Conversation: byId<Conversation>(conversationColumns, Prisma.sql`conversations v`),
  Deployment: byId<Deployment>(deploymentColumns, Prisma.sql`deployments d`),
  Group: byId<Group>(groupColumns, Prisma.sql`groups g`),
  Message: byId<Message>(messageColumns, Prisma.sql`messages m`),
  PatchSet: byId<PatchSet>(patchSetColumns, Prisma.sql`patch_sets x`),
  Project: byId<Project>(projectColumns, Prisma.sql`projects p`),
  Scan: byId<Scan>(scanColumns, Prisma.sql`scans n`),
  Source: byId<Source>(sourceColumns, Prisma.sql`sources s`),
  Task: byId<Task>(taskColumns, Prisma.sql`tasks t`),
})
