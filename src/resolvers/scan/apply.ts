import type { ArtifactState, Source } from '../../generated/prisma/client.ts'
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
  const known = await readKnown(tx, source.id)
  const rows = JSON.stringify(artifacts.map((artifact) => rowOf(source, commit, artifact, linkUpstream)))
  await writeArtifacts(tx, source.id, rows)
  // Most scans change little: only the texts of what has changed are sent.
  await writeContents(
    tx,
    source.id,
    artifacts.filter((artifact) => known.get(keyOf(artifact))?.contentHash !== artifact.contentHash),
  )
  await linkPlugins(tx, source.id, rows)
  const removed = await tx.$executeRaw`
    UPDATE artifacts SET state = 'REMOVED', version = version + 1, updated_at = now()
    WHERE source_id = ${source.id}::uuid AND state = 'ACTIVE' AND (type::text, path) NOT IN (
      SELECT found->>'type', found->>'path' FROM jsonb_array_elements(${rows}::jsonb) AS found)`
  return { ...compare(artifacts, known), removed }
}

/** An artifact of the source as the catalogue knows it. */
interface Known {
  readonly type: string
  readonly path: string
  readonly contentHash: string
  readonly state: ArtifactState
}

const keyOf = ({ type, path }: { type: string; path: string }): string => `${type} ${path}`

async function readKnown(tx: Transaction, sourceId: string): Promise<Map<string, Known>> {
  const rows = await tx.$queryRaw<Known[]>`
    SELECT type::text, path, content_hash AS "contentHash", state::text FROM artifacts WHERE source_id = ${sourceId}::uuid`
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** What is back after it was gone counts as added. */
function compare(artifacts: readonly ScannedArtifact[], known: ReadonlyMap<string, Known>): Omit<Changes, 'removed'> {
  const before = artifacts.map((artifact) => ({ artifact, was: known.get(keyOf(artifact)) }))
  const there = before.filter(({ was }) => was !== undefined && was.state !== 'REMOVED')
  const unchanged = there.filter(({ artifact, was }) => was?.contentHash === artifact.contentHash).length
  return { added: artifacts.length - there.length, changed: there.length - unchanged, unchanged }
}

/** Texts go apart. */
function rowOf(source: Source, commit: string, artifact: ScannedArtifact, linkUpstream: boolean) {
  const address = linkUpstream ? upstreamUrl(source, commit, artifact) : null
  return { ...artifact, content: undefined, id: newId(), upstreamUrl: address }
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

async function writeContents(tx: Transaction, sourceId: string, artifacts: readonly ScannedArtifact[]): Promise<void> {
  const texts = JSON.stringify(artifacts.map(({ type, path, content }) => ({ type, path, content })))
  await tx.$executeRaw`
    WITH found AS MATERIALIZED (
      SELECT a.id, found.content FROM jsonb_to_recordset(${texts}::jsonb) AS found (type artifact_type, path text, content text)
      JOIN artifacts a ON a.source_id = ${sourceId}::uuid AND a.type = found.type AND a.path = found.path),
    gone AS (
      DELETE FROM artifact_contents c USING found WHERE c.artifact_id = found.id AND found.content IS NULL)
    INSERT INTO artifact_contents (artifact_id, text) SELECT id, content FROM found WHERE content IS NOT NULL
    ON CONFLICT (artifact_id) DO UPDATE SET text = excluded.text`
}

/** What this transaction has written already has its new version. */
async function linkPlugins(tx: Transaction, sourceId: string, rows: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE artifacts AS a SET plugin_id = plugin.id, updated_at = now(),
      version = a.version + CASE WHEN a.updated_at = now()::timestamptz(3) THEN 0 ELSE 1 END
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    LEFT JOIN artifacts AS plugin
      ON plugin.source_id = ${sourceId}::uuid AND plugin.type = 'PLUGIN' AND plugin.path = found->>'plugin'
    WHERE a.source_id = ${sourceId}::uuid AND a.type::text = found->>'type' AND a.path = found->>'path'
      AND a.plugin_id IS DISTINCT FROM plugin.id`
}
