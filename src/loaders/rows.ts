/** The rows that loaders read. */
export type { Artifact, Collection, Group, Scan, Source, SourceDetails } from '../generated/prisma/client.ts'
