import DataLoader from 'dataloader'
import type { OrderedList } from '../database/ordered-lists.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Reader } from '../database/index.ts'

/** What is looked for in which list. */
export interface MembershipKey {
  readonly listId: string
  readonly artifactId: string
}

/** Where it is there. */
export interface FoundMembership extends MembershipKey {
  readonly orderKey: string
  readonly addedAt: Date
}

/** Loads the places of artifacts in lists of one type; null for what is not in its list. */
export function membershipLoader(reader: Reader, { table, parent, item }: OrderedList) {
  return new DataLoader<MembershipKey, FoundMembership | null, string>(
    async (keys) => {
      const rows = await reader.read<FoundMembership>(Prisma.sql`
        SELECT ${parent}::text AS "listId", ${item}::text AS "artifactId", order_key AS "orderKey", added_at AS "addedAt"
        FROM ${table} WHERE (${parent}, ${item}) IN (
          SELECT * FROM unnest(${keys.map(({ listId }) => listId)}::uuid[], ${keys.map(({ artifactId }) => artifactId)}::uuid[]))`)
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      return keys.map((key) => found.get(keyOf(key)) ?? null)
    },
    { cacheKeyFn: keyOf },
  )
}

const keyOf = ({ listId, artifactId }: MembershipKey): string => `${listId}/${artifactId}`
