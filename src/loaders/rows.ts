/** The rows that loaders read. */
export type {
  Artifact,
  Collection,
  Group,
  Project,
  Scan,
  Source,
  SourceDetails,
  Task,
} from '../generated/prisma/client.ts'
