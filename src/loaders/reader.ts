import type { PrismaClient } from '../generated/prisma/client.ts'

/** What loaders read from: the database, or a transaction whose writes nobody else sees yet. */
export type Reader = Pick<PrismaClient, '$queryRaw'>
