import type { ArtifactState, Source } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { type ScannedArtifact, type ScanResult, upstreamUrl } from '../../scanner/index.ts'
import type { Transaction } from '../../database/index.ts'

/** How many artifacts a scan has changed. */
export interface Changes {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

/** What writing the result of a scan has done. */
export interface Applied {
  readonly changes: Changes
  /** The artifacts that were there before and are another now, removed ones too: lists may show them. */
  readonly touched: readonly string[]
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
): Promise<Applied> {
  const known = await readKnown(tx, source.id)
  const idOf = idsOf(known, artifacts)
  const address = (artifact: ScannedArtifact) => (linkUpstream ? upstreamUrl(source, commit, artifact) : null)
  const rows = artifacts.map((artifact) => ({
    ...artifact,
    // Texts go apart.
    content: undefined,
    id: idOf(artifact.type, artifact.path),
    pluginId: artifact.plugin === null ? null : idOf('PLUGIN', artifact.plugin),
    upstreamUrl: address(artifact),
  }))
  // Most scans change little: only texts that are not shown yet are sent.
  const shown = new Set([...known.values()].map(({ contentBlob }) => contentBlob))
  const unseen = artifacts.filter(({ contentBlob }) => !shown.has(contentBlob))
  // Both at once: the texts are made ready and sent while PostgreSQL writes the artifacts.
  const [written] = await Promise.all([writeArtifacts(tx, source.id, JSON.stringify(rows)), keepTexts(tx, unseen)])
  const found = new Set(rows.map(({ id }) => id))
  const gone = [...known.values()].filter(({ id, state }) => state !== 'REMOVED' && !found.has(id))
  // What was not found is gone only when all was read.
  const removed = incomplete === null ? await remove(tx, gone) : []
  const before = new Set([...known.values()].map(({ id }) => id))
  return {
    changes: { ...compare(artifacts, known), removed: removed.length },
    touched: [...written.filter((id) => before.has(id)), ...removed],
  }
}

/** What the source has is as it was found before. */
export async function countUnchanged(tx: Transaction, sourceId: string): Promise<Changes> {
  const unchanged = await tx.artifact.count({ where: { sourceId, state: { not: 'REMOVED' } } })
  return { added: 0, changed: 0, removed: 0, unchanged }
}

/** What is EXCLUDED stays so, and knows that it is gone. @returns those that are REMOVED now */
async function remove(tx: Transaction, gone: readonly Known[]): Promise<string[]> {
  if (gone.length === 0) return []
  await tx.$executeRaw`
    UPDATE artifacts SET state = CASE state WHEN 'ACTIVE' THEN 'REMOVED' ELSE state END, gone_upstream = state = 'EXCLUDED',
      version = version + 1, updated_at = now()
    WHERE id = ANY (${gone.map(({ id }) => id)}::uuid[]) AND NOT gone_upstream`
  return gone.flatMap(({ id, state }) => (state === 'ACTIVE' ? [id] : []))
}

/** An artifact of the source as the catalogue knows it. */
interface Known {
  readonly id: string
  readonly type: string
  readonly path: string
  readonly contentHash: string
  readonly contentBlob: string | null
  readonly state: ArtifactState
}

const keyOf = ({ type, path }: { type: string; path: string }): string => `${type} ${path}`

async function readKnown(tx: Transaction, sourceId: string): Promise<Map<string, Known>> {
  const rows = await tx.$queryRaw<Known[]>`
    SELECT id::text, type::text, path, content_hash AS "contentHash", content_blob AS "contentBlob", state::text
    FROM artifacts WHERE source_id = ${sourceId}::uuid`
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** Gives what is known its id, what is new one of its own, and null to what is neither: a plugin that was not read. */
function idsOf(known: ReadonlyMap<string, Known>, artifacts: readonly ScannedArtifact[]) {
  const ids = new Map([...known].map(([key, { id }]) => [key, id]))
  for (const key of artifacts.map(keyOf)) if (!ids.has(key)) ids.set(key, newId())
  return (type: string, path: string): string | null => ids.get(keyOf({ type, path })) ?? null
}

/** What is back after it was gone counts as added. */
function compare(artifacts: readonly ScannedArtifact[], known: ReadonlyMap<string, Known>): Omit<Changes, 'removed'> {
  const before = artifacts.map((artifact) => ({ artifact, was: known.get(keyOf(artifact)) }))
  const there = before.filter(({ was }) => was !== undefined && was.state !== 'REMOVED')
  const unchanged = there.filter(({ artifact, was }) => was?.contentHash === artifact.contentHash).length
  return { added: artifacts.length - there.length, changed: there.length - unchanged, unchanged }
}

/**
 * The upstream address is pinned to the commit that brought the content: the same content keeps its address.
 * @returns the ids of those that are new or another
 */
async function writeArtifacts(tx: Transaction, sourceId: string, rows: string): Promise<string[]> {
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO artifacts AS a (id, source_id, plugin_id, type, path, name, title, description, license, declared_version,
                                tags, frontmatter, findings, content_hash, content_blob, upstream_url, detected_at)
    SELECT id, ${sourceId}::uuid, "pluginId", type, path, name, title, description, license, "declaredVersion", tags,
           nullif(frontmatter, 'null'), findings, "contentHash", "contentBlob", "upstreamUrl", now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS found (
      id uuid, "pluginId" uuid, type artifact_type, path text, name text, title text, description text, license text,
      "declaredVersion" text, tags text[], frontmatter jsonb, findings jsonb, "contentHash" text, "contentBlob" text,
      "upstreamUrl" text)
    ON CONFLICT (source_id, type, path) DO UPDATE SET
      state = CASE a.state WHEN 'REMOVED' THEN 'ACTIVE' ELSE a.state END, gone_upstream = false,
      name = excluded.name, title = excluded.title, description = excluded.description, license = excluded.license,
      declared_version = excluded.declared_version, tags = excluded.tags, frontmatter = excluded.frontmatter,
      findings = excluded.findings, content_hash = excluded.content_hash, content_blob = excluded.content_blob,
      plugin_id = excluded.plugin_id,
      upstream_url = CASE WHEN a.content_hash = excluded.content_hash THEN a.upstream_url ELSE excluded.upstream_url END,
      version = a.version + 1, updated_at = now()
    WHERE a.state = 'REMOVED' OR a.gone_upstream
       OR (a.name, a.title, a.description, a.license, a.declared_version, a.tags, a.frontmatter, a.findings, a.content_hash,
           a.content_blob, a.plugin_id) IS DISTINCT FROM (excluded.name, excluded.title, excluded.description, excluded.license,
            excluded.declared_version, excluded.tags, excluded.frontmatter, excluded.findings, excluded.content_hash,
            excluded.content_blob, excluded.plugin_id)
    RETURNING a.id::text`
  return written.map(({ id }) => id)
}

/** An archive brings the texts for nothing, so they are kept at once. Artifacts that share a file share its text. */
async function keepTexts(tx: Transaction, artifacts: readonly ScannedArtifact[]): Promise<void> {
  const texts = new Map(
    artifacts.flatMap(({ contentBlob, content }) => (content === null ? [] : [[contentBlob, content]])),
  )
  if (texts.size === 0) return
  // As the bytes of all of them in a row: an array of texts would have each sign looked at, here and there.
  const bytes = [...texts.values()].map((text) => Buffer.from(text))
  const lengths = bytes.map(({ length }) => length)
  await tx.$executeRaw`
    INSERT INTO blobs (hash, text)
    SELECT hash, convert_from(substring(${Buffer.concat(bytes)}::bytea FROM (sum(length) OVER (ORDER BY nth) - length + 1)::int FOR length), 'UTF8')
    FROM unnest(${[...texts.keys()]}::text[], ${lengths}::int[]) WITH ORDINALITY AS sent (hash, length, nth)
    ON CONFLICT (hash) DO UPDATE SET text = excluded.text WHERE blobs.text IS NULL`
}
