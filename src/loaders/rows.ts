/** The rows that loaders read. */
export type {
  Artifact,
  Collection,
  Deployment,
  Group,
  Project,
  Scan,
  Source,
  SourceDetails,
  Task,
} from '../generated/prisma/client.ts'
