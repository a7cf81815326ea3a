/** The rows that loaders read. */
export type {
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
  SourceDetails,
  Task,
} from '../generated/prisma/client.ts'
