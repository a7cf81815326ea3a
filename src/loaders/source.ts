import type { ArtifactType, Scan, SourceDetails } from '../generated/prisma/client.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { manyEach, oneEach } from './batch.ts'
import { detailColumns, scanColumns, selected } from './columns.ts'
import type { Reader } from '../database/index.ts'
import { lazily } from './lazily.ts'
import { wholeRow } from './wanted.ts'

/** How many ACTIVE artifacts of one type a source has. */
export interface ArtifactTypeCount {
  readonly sourceId: string
  readonly type: ArtifactType
  readonly count: number
}

/** Loaders of what hangs on sources, by the source's id. */
export const sourceLoaders = lazily({
  details: (reader: Reader) =>
    oneEach(
      (ids) =>
        reader.read<SourceDetails>(Prisma.sql`
          SELECT ${selected(detailColumns, wholeRow)} FROM source_details d WHERE source_id = ANY (${ids}::uuid[])`),
      (row) => row.sourceId,
    ),
  lastScan: (reader: Reader) =>
    oneEach(
      (ids) =>
        reader.read<Scan>(Prisma.sql`
        SELECT last.* FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT ${selected(scanColumns, wholeRow)} FROM scans n WHERE source_id = asked.id ORDER BY id DESC LIMIT 1) AS last`),
      (row) => row.sourceId,
    ),
  countsByType: (reader: Reader) =>
    manyEach(
      (ids) =>
        reader.read<ArtifactTypeCount>(Prisma.sql`
        SELECT source_id::text AS "sourceId", type, count(*)::int FROM artifacts
        WHERE source_id = ANY (${ids}::uuid[]) AND state = 'ACTIVE' GROUP BY source_id, type ORDER BY type`),
      (row) => row.sourceId,
    ),
})
