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
  { artifacts, commit, incomplete }: ScanResult,
  linkUpstream: boolean,
): Promise<Changes> {
  const known = await readKnown(tx, source.id)
  const rows = JSON.stringify(artifacts.map((artifact) => rowOf(source, commit, artifact, linkUpstream)))
  await writeArtifacts(tx, source.id, rows)
  // Most scans change little: only texts that are not shown yet are sent.
  const shown = new Set([...known.values()].map(({ contentBlob }) => contentBlob))
  await keepTexts(
    tx,
    artifacts.filter(({ contentBlob }) => !shown.has(contentBlob)),
  )
  await linkPlugins(tx, source.id, rows, incomplete !== null)
  return { ...compare(artifacts, known), removed: incomplete === null ? await removeRest(tx, source.id, rows) : 0 }
}

/** What the source has is as it was found before. */
export async function countUnchanged(tx: Transaction, sourceId: string): Promise<Changes> {
  const unchanged = await tx.artifact.count({ where: { sourceId, state: { not: 'REMOVED' } } })
  return { added: 0, changed: 0, removed: 0, unchanged }
}

/** What was not found is gone, when all was read. */
function removeRest(tx: Transaction, sourceId: string, rows: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE artifacts SET state = 'REMOVED', version = version + 1, updated_at = now()
    WHERE source_id = ${sourceId}::uuid AND state = 'ACTIVE' AND (type::text, path) NOT IN (
      SELECT found->>'type', found->>'path' FROM jsonb_array_elements(${rows}::jsonb) AS found)`
}

/** An artifact of the source as the catalogue knows it. */
interface Known {
  readonly type: string
  readonly path: string
  readonly contentHash: string
  readonly contentBlob: string | null
  readonly state: ArtifactState
}

const keyOf = ({ type, path }: { type: string; path: string }): string => `${type} ${path}`

async function readKnown(tx: Transaction, sourceId: string): Promise<Map<string, Known>> {
  const rows = await tx.$queryRaw<Known[]>`
    SELECT type::text, path, content_hash AS "contentHash", content_blob AS "contentBlob", state::text FROM artifacts WHERE source_id = ${sourceId}::uuid`
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
                                frontmatter, findings, content_hash, content_blob, upstream_url, detected_at)
    SELECT (found->>'id')::uuid, ${sourceId}::uuid, (found->>'type')::artifact_type, found->>'path', found->>'name',
           found->>'title', found->>'description', found->>'license', found->>'declaredVersion',
           ARRAY(SELECT jsonb_array_elements_text(found->'tags')), nullif(found->'frontmatter', 'null'),
           found->'findings', found->>'contentHash', found->>'contentBlob', found->>'upstreamUrl', now()
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    ON CONFLICT (source_id, type, path) DO UPDATE SET
      state = CASE a.state WHEN 'REMOVED' THEN 'ACTIVE' ELSE a.state END,
      name = excluded.name, title = excluded.title, description = excluded.description, license = excluded.license,
      declared_version = excluded.declared_version, tags = excluded.tags, frontmatter = excluded.frontmatter,
      findings = excluded.findings, content_hash = excluded.content_hash, content_blob = excluded.content_blob,
      upstream_url = CASE WHEN a.content_hash = excluded.content_hash THEN a.upstream_url ELSE excluded.upstream_url END,
      version = a.version + 1, updated_at = now()
    WHERE a.state = 'REMOVED'
       OR (a.name, a.title, a.description, a.license, a.declared_version, a.tags, a.frontmatter, a.findings, a.content_hash,
           a.content_blob) IS DISTINCT FROM (excluded.name, excluded.title, excluded.description, excluded.license,
            excluded.declared_version, excluded.tags, excluded.frontmatter, excluded.findings, excluded.content_hash,
            excluded.content_blob)`
}

/** An archive brings the texts for nothing, so they are kept at once. Artifacts that share a file share its text. */
async function keepTexts(tx: Transaction, artifacts: readonly ScannedArtifact[]): Promise<void> {
  const texts = new Map(artifacts.map(({ contentBlob, content }) => [contentBlob, content]))
  const rows = [...texts].flatMap(([hash, text]) => (text === null ? [] : [{ hash, text }]))
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO blobs (hash, text)
    SELECT hash, text FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS found (hash text, text text)
    ON CONFLICT (hash) DO UPDATE SET text = excluded.text WHERE blobs.text IS NULL`
}

/** What this transaction has written already has its new version. A plugin that was not read is still the plugin. */
async function linkPlugins(tx: Transaction, sourceId: string, rows: string, keep: boolean): Promise<void> {
  await tx.$executeRaw`
    UPDATE artifacts AS a SET plugin_id = plugin.id, updated_at = now(),
      version = a.version + CASE WHEN a.updated_at = now()::timestamptz(3) THEN 0 ELSE 1 END
    FROM jsonb_array_elements(${rows}::jsonb) AS found
    LEFT JOIN artifacts AS plugin
      ON plugin.source_id = ${sourceId}::uuid AND plugin.type = 'PLUGIN' AND plugin.path = found->>'plugin'
    WHERE a.source_id = ${sourceId}::uuid AND a.type::text = found->>'type' AND a.path = found->>'path'
      AND a.plugin_id IS DISTINCT FROM plugin.id AND (plugin.id IS NOT NULL OR NOT ${keep}::boolean)`
}
