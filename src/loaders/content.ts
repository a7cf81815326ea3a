import type { Reader } from '../database/index.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { oneEach } from './batch.ts'

/** The text of an artifact's main file. Where a scan has found it and it is not kept, where to fetch it from. */
export interface Content {
  readonly id: string
  readonly text: string | null
  readonly missing: { hash: string; owner: string; repository: string; ref: string } | null
}

/** Texts of artifacts, by the artifact's id. */
export const contentLoader = (reader: Reader) =>
  oneEach(
    (ids) =>
      reader.read<Content>(Prisma.sql`
          SELECT a.id::text AS id, coalesce(c.text, b.text) AS text,
            CASE WHEN b.hash IS NULL AND s.id IS NOT NULL THEN jsonb_build_object(
              'hash', a.content_blob, 'owner', s.owner, 'repository', s.repository, 'ref', s.ref) END AS missing
          FROM artifacts a LEFT JOIN artifact_contents c ON c.artifact_id = a.id
            LEFT JOIN blobs b ON b.hash = a.content_blob
            LEFT JOIN sources s ON s.id = a.source_id AND a.content_blob IS NOT NULL
          WHERE a.id = ANY (${ids}::uuid[])`),
    (row) => row.id,
  )
