import { newId } from '../../ids.ts'
import type { CatalogueSource } from '../../manifest/catalogue.ts'
import { sourceIdentity, sourceKey } from '../../manifest/reference.ts'
import { mostTags } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { forgetReadings } from '../scan/memory.ts'
import type { Unit } from '../unit.ts'
import { type Entry, outcomeOf, rowsOf } from './entry.ts'
import type { Lock, Manifest } from './input.ts'

/** A source that is there, without what its scans have found. */
type Known = Omit<CatalogueSource, 'commit' | 'scannedAt' | 'fetchedAt'>

/**
 * Registers the sources of a manifest that are not there, and gives the others what the file says; tags come to those
 * that are there. What the lock knows of a new source and of what was found in it is written as if it had been scanned.
 * @returns the ids of all sources, of the file and others, by their identity
 */
export async function importSources(unit: Unit, { sources }: Manifest, lock: Lock) {
  const known = await lockKnown(unit)
  const locked = new Map(lock.sources.map((source) => [sourceIdentity(source.source), source]))
  const rows = sources.map((wanted) => {
    const identity = sourceIdentity(wanted)
    const before = known.get(identity)
    const found = locked.get(identity)
    const merged = [...new Set([...(before?.tags ?? []), ...(wanted.tags ?? found?.tags ?? [])])]
    const after = {
      ...(before ?? {
        id: newId(),
        owner: wanted.owner,
        repository: wanted.repository,
        ref: wanted.ref,
        rootFolder: wanted.rootFolder,
      }),
      trustLevel: wanted.trustLevel ?? before?.trustLevel ?? 'BASIC',
      tags: merged.slice(0, mostTags),
      importRepositoryDescription:
        wanted.importRepositoryDescription ??
        before?.importRepositoryDescription ??
        found?.import_repository_description ??
        false,
      importReadme: wanted.importReadme ?? before?.importReadme ?? found?.import_readme ?? false,
    }
    const changed = before !== undefined && JSON.stringify(fieldsOf(before)) !== JSON.stringify(fieldsOf(after))
    const left = merged.length - after.tags.length
    const entry: Entry = {
      kind: 'SOURCE',
      name: sourceKey(after),
      outcome: outcomeOf(!before, changed),
      message: left > 0 ? `${String(left)} tags were left out: a source has at most ${String(mostTags)}.` : null,
    }
    return { after, isNew: !before, changed, found, entry, identity }
  })
  const fresh = rows.filter(({ isNew }) => isNew)
  if (fresh.length > 0) assertMay(unit.actor, 'source:create', null)
  for (const { after, changed } of rows)
    if (changed) assertMay(unit.actor, 'source:update', { type: 'Source', id: after.id })
  await insert(unit, fresh)
  await update(
    unit,
    rows.flatMap(({ after, changed }) => (changed ? [after] : [])),
  )
  const ids = new Map([...known].map(([identity, { id }]) => [identity, id]))
  for (const { identity, after } of rows) ids.set(identity, after.id)
  await insertArtifacts(unit, lock, ids)
  return { entries: rows.map(({ entry }) => entry), ids }
}

const fieldsOf = ({ trustLevel, tags, importRepositoryDescription, importReadme }: Known) => [
  trustLevel,
  tags,
  importRepositoryDescription,
  importReadme,
]

/** All sources, locked as far as they may be changed: in the order of their ids, so that two imports wait for each other. */
async function lockKnown(unit: Unit): Promise<Map<string, Known>> {
  const rows = await unit.tx.$queryRaw<Known[]>`
    SELECT id::text, owner, repository, ref, root_folder AS "rootFolder", trust_level::text AS "trustLevel", tags,
      import_repository_description AS "importRepositoryDescription", import_readme AS "importReadme"
    FROM sources ORDER BY id FOR NO KEY UPDATE`
  return new Map(rows.map((row) => [sourceIdentity(row), row]))
}

type Row = Known & { readonly commit: string | null; readonly scannedAt: Date | null; readonly fetchedAt: Date | null }

async function insert(unit: Unit, fresh: readonly { after: Known; found: Lock['sources'][number] | undefined }[]) {
  if (fresh.length === 0) return
  const rows = fresh.map(({ after, found }): Row => ({
    ...after,
    commit: found?.commit ?? null,
    scannedAt: found?.scanned_at ?? null,
    fetchedAt: found?.fetched_at ?? null,
  }))
  await unit.tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rowsOf(rows)}::jsonb) AS given (id uuid, owner text, repository text, ref text,
        "rootFolder" text, "trustLevel" trust_level, tags text[], "importRepositoryDescription" boolean,
        "importReadme" boolean, commit text, "scannedAt" timestamptz, "fetchedAt" timestamptz)),
    made AS (
      INSERT INTO sources (id, owner, repository, ref, root_folder, trust_level, tags, import_repository_description,
                           import_readme, commit, last_scanned_at)
      SELECT id, owner, repository, ref, "rootFolder", "trustLevel", tags, "importRepositoryDescription", "importReadme",
             commit, "scannedAt" FROM given)
    INSERT INTO source_details (source_id, fetched_at) SELECT id, "fetchedAt" FROM given WHERE "fetchedAt" IS NOT NULL`
}

async function update(unit: Unit, changed: readonly Known[]): Promise<void> {
  if (changed.length === 0) return
  await unit.tx.$executeRaw`
    UPDATE sources SET trust_level = given."trustLevel", tags = given.tags,
      import_repository_description = given."importRepositoryDescription", import_readme = given."importReadme",
      version = version + 1, updated_at = now()
    FROM jsonb_to_recordset(${rowsOf(changed)}::jsonb) AS given (id uuid, "trustLevel" trust_level, tags text[],
      "importRepositoryDescription" boolean, "importReadme" boolean)
    WHERE sources.id = given.id`
}

/** What a source has already is left to its scans. */
async function insertArtifacts(unit: Unit, lock: Lock, sources: ReadonlyMap<string, string>): Promise<void> {
  const rows = lock.sources.flatMap(({ source, artifacts }) => {
    const sourceId = sources.get(sourceIdentity(source))
    if (sourceId === undefined) return []
    return artifacts.map(({ version, tags = [], ...artifact }) => ({
      ...artifact,
      ...{ id: newId(), sourceId, tags, declaredVersion: version ?? null },
    }))
  })
  if (rows.length === 0) return
  await unit.tx.$executeRaw`
    INSERT INTO artifacts (id, source_id, type, state, path, name, title, description, license, declared_version, tags,
                           content_hash, detected_at, excluded_at, excluded_by)
    SELECT id, "sourceId", type, state, path, name, title, description, license, "declaredVersion", tags, hash, now(),
           CASE state WHEN 'EXCLUDED' THEN now() END, CASE state WHEN 'EXCLUDED' THEN ${unit.actor.id}::text END
    FROM jsonb_to_recordset(${rowsOf(rows)}::jsonb) AS given (id uuid, "sourceId" uuid, type artifact_type,
      state artifact_state, path text, name text, title text, description text, license text, "declaredVersion" text,
      tags text[], hash text)
    ON CONFLICT (source_id, type, path) DO NOTHING`
  // Whether they are upstream, and what they are there, the next scan has to look at.
  await forgetReadings(unit.tx, [...new Set(rows.map(({ sourceId }) => sourceId))])
}
