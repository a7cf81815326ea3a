/** The rows that loaders read. */
export type {
  Artifact,
  Collection,
  Deployment,
  Group,
  PatchSet,
  Project,
  Scan,
  Source,
  SourceDetails,
  Task,
} from '../generated/prisma/client.ts'
