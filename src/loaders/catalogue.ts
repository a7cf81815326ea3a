import { Prisma } from '../generated/prisma/client.ts'
import type { Catalogue } from '../manifest/catalogue.ts'
import type { Reader } from '../database/index.ts'

const list = (rows: Prisma.Sql) => Prisma.sql`(SELECT coalesce(jsonb_agg(to_jsonb(rows)), '[]') FROM (${rows}) AS rows)`

const time = (column: Prisma.Sql) => Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The members of a list in its order. */
const members = (table: Prisma.Sql, of: Prisma.Sql) =>
  Prisma.sql`ARRAY(SELECT m.artifact_id FROM ${table} m WHERE ${of} ORDER BY m.order_key)`

/** The whole catalogue, as its manifest says it. */
export function catalogueLoader(reader: Reader): () => Promise<Catalogue> {
  let catalogue: Promise<Catalogue> | null = null
  return () => (catalogue ??= readCatalogue(reader))
}

/** The whole catalogue as manifests say it: in one statement, so that no change is in one half of it only. */
async function readCatalogue(reader: Reader): Promise<Catalogue> {
  const [row] = await reader.read<{ catalogue: Catalogue }>(Prisma.sql`SELECT jsonb_build_object(
    'sources', ${list(Prisma.sql`
      SELECT s.id, s.owner, s.repository, s.ref, s.root_folder AS "rootFolder", s.trust_level AS "trustLevel", s.tags,
        s.import_repository_description AS "importRepositoryDescription", s.import_readme AS "importReadme", s.commit,
        ${time(Prisma.sql`s.last_scanned_at`)} AS "scannedAt", ${time(Prisma.sql`d.fetched_at`)} AS "fetchedAt"
      FROM sources s LEFT JOIN source_details d ON d.source_id = s.id`)},
    'artifacts', ${list(Prisma.sql`
      SELECT a.id, a.source_id AS "sourceId", a.type, a.state, a.path, a.name, a.title, a.description, a.license,
        a.declared_version AS "declaredVersion", a.tags, a.content_hash AS "contentHash",
        a.detected_at IS NOT NULL AS detected, CASE WHEN a.source_id IS NULL THEN c.text END AS content
      FROM artifacts a LEFT JOIN artifact_contents c ON c.artifact_id = a.id AND a.source_id IS NULL`)},
    'collections', ${list(Prisma.sql`
      SELECT c.name, c.description, c.created_by AS "createdBy",
        ${members(Prisma.sql`collection_memberships`, Prisma.sql`m.collection_id = c.id`)} AS members,
        ${list(Prisma.sql`
          SELECT g.name, g.description, ${members(Prisma.sql`group_memberships`, Prisma.sql`m.group_id = g.id`)} AS members
          FROM groups g WHERE g.collection_id = c.id ORDER BY g.order_key`)} AS groups
      FROM collections c`)}) AS catalogue`)
  if (!row) throw new TypeError('A statement that answers one row answered none.')
  return row.catalogue
}
