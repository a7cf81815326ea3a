import type { Source } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { type ScannedArtifact, type ScanResult, upstreamUrl } from '../../scanner/index.ts'
import type { Transaction } from '../../database/index.ts'

/** What a scan has changed, in artifacts. */
export interface Changes {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

/**
 * Writes what a scan has found. Invariants: an artifact that is found again keeps its id, its memberships and, when it is
 * the same, its row; what is gone becomes REMOVED and comes back as itself; EXCLUDED stays. A few statements, whatever
 * the number of artifacts.
 */
export async function applyResult(
  tx: Transaction,
  source: Source,
  { artifacts, commit }: ScanResult,
  linkUpstream: boolean,
): Promise<Changes> {
  const rows = JSON.stringify(artifacts.map((artifact) => rowOf(source, commit, artifact, linkUpstream)))
  const before = await countKnown(tx, source.id, rows)
  await writeArtifacts(tx, source.id, rows)
  await writeContents(tx, source.id, rows)
  await linkPlugins(tx, source.id, rows)
  const removed = await tx.$executeRaw`
    UPDATE artifacts SET state = 'REMOVED', version = version + 1, updated_at = now()
    WHERE source_id = ${source.id}::uuid AND state = 'ACTIVE' AND (type::text, path) NOT IN (
      SELECT found->>'type', found->>'path' FROM jsonb_array_elements(${rows}::jsonb) AS found)`
  const added = artifacts.length - before.changed - before.unchanged
  return { added, changed: before.changed, removed, unchanged: before.unchanged }
}

function rowOf(source: Source, commit: string, artifact: ScannedArtifact, linkUpstream: boolean) {
  return { ...artifact, id: newId(), upstreamUrl: linkUpstream ? upstreamUrl(source, commit, artifact) : null }
}

/** How many of the artifacts are known and there, with another and with the same content. */
async function countKnown(tx: Transaction, sourceId: string, rows: string) {
  const [counts] = await tx.$queryRaw<{ changed: number; unchanged: number }[]>`
    SELECT count(*) FILTER (WHERE a.content_hash <> found->>'contentHash')::int AS changed,
           count(*) FILTER (WHERE a.content_hash = found->>'contentHash')::int AS unchanged
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    JOIN artifacts a ON a.source_id = ${sourceId}::uuid AND a.type::text = found->>'type' AND a.path = found->>'path'
    WHERE a.state <> 'REMOVED'`
  return counts ?? { changed: 0, unchanged: 0 }
}

/** The upstream address is pinned to the commit that brought the content: the same content keeps its address. */
async function writeArtifacts(tx: Transaction, sourceId: string, rows: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO artifacts AS a (id, source_id, type, path, name, title, description, license, declared_version, tags,
                                frontmatter, findings, content_hash, upstream_url, detected_at)
    SELECT (found->>'id')::uuid, ${sourceId}::uuid, (found->>'type')::artifact_type, found->>'path', found->>'name',
           found->>'title', found->>'description', found->>'license', found->>'declaredVersion',
           ARRAY(SELECT jsonb_array_elements_text(found->'tags')), nullif(found->'frontmatter', 'null'),
           found->'findings', found->>'contentHash', found->>'upstreamUrl', now()
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    ON CONFLICT (source_id, type, path) DO UPDATE SET
      state = CASE a.state WHEN 'REMOVED' THEN 'ACTIVE' ELSE a.state END,
      name = excluded.name, title = excluded.title, description = excluded.description, license = excluded.license,
      declared_version = excluded.declared_version, tags = excluded.tags, frontmatter = excluded.frontmatter,
      findings = excluded.findings, content_hash = excluded.content_hash,
      upstream_url = CASE WHEN a.content_hash = excluded.content_hash THEN a.upstream_url ELSE excluded.upstream_url END,
      version = a.version + 1, updated_at = now()
    WHERE a.state = 'REMOVED'
       OR (a.name, a.title, a.description, a.license, a.declared_version, a.tags, a.frontmatter, a.findings, a.content_hash)
          IS DISTINCT FROM (excluded.name, excluded.title, excluded.description, excluded.license,
            excluded.declared_version, excluded.tags, excluded.frontmatter, excluded.findings, excluded.content_hash)`
}

async function writeContents(tx: Transaction, sourceId: string, rows: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO artifact_contents AS c (artifact_id, text)
    SELECT a.id, found->>'content' FROM jsonb_array_elements(${rows}::jsonb) AS found
    JOIN artifacts a ON a.source_id = ${sourceId}::uuid AND a.type::text = found->>'type' AND a.path = found->>'path'
    WHERE found->>'content' IS NOT NULL
    ON CONFLICT (artifact_id) DO UPDATE SET text = excluded.text WHERE c.text <> excluded.text`
}

async function linkPlugins(tx: Transaction, sourceId: string, rows: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE artifacts AS a SET plugin_id = plugin.id, version = a.version + 1, updated_at = now()
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    LEFT JOIN artifacts AS plugin
      ON plugin.source_id = ${sourceId}::uuid AND plugin.type = 'PLUGIN' AND plugin.path = found->>'plugin'
    WHERE a.source_id = ${sourceId}::uuid AND a.type::text = found->>'type' AND a.path = found->>'path'
      AND a.plugin_id IS DISTINCT FROM plugin.id`
}
