import { newId } from '../../ids.ts'
import { assertMay } from '../permissions.ts'
import { tellItsLists } from '../placement/containing.ts'
import type { Unit } from '../unit.ts'
import { type Entry, outcomeOf, rowsOf } from './entry.ts'
import type { Manifest } from './input.ts'

type Wanted = Manifest['artifacts'][number]

/** An artifact that no source has. */
interface Known {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly removed: boolean
  readonly path: string | null
  readonly title: string | null
  readonly description: string | null
  readonly license: string | null
  readonly declaredVersion: string | null
  readonly tags: readonly string[]
  readonly content: string | null
}

const kindOf = ({ type, name, removed, path }: Pick<Known, 'type' | 'name' | 'removed' | 'path'>): string =>
  JSON.stringify([type, name.toLowerCase(), removed, path])

/**
 * Makes the artifacts of a manifest that no source has, and gives those that are there what the file says. The same are
 * those of one type and name; of several alike the first of the file is the oldest of the catalogue.
 * @returns their ids by their keys
 */
export async function importArtifacts(unit: Unit, wanted: readonly Wanted[]) {
  if (wanted.length === 0) return { entries: [], ids: new Map<string, string>() }
  const known = await lockKnown(unit, wanted)
  const rows = wanted.map((artifact) => {
    const { key, removed = false, excluded = false, path = null, contentHash = null, ...rest } = artifact
    const before = known.get(kindOf({ ...rest, removed, path }))?.shift()
    const after = {
      id: before?.id ?? newId(),
      ...{ type: rest.type, name: before?.name ?? rest.name, removed, excluded, path, contentHash },
      title: rest.title ?? before?.title ?? null,
      description: rest.description ?? before?.description ?? null,
      license: rest.license ?? before?.license ?? null,
      declaredVersion: rest.declaredVersion ?? before?.declaredVersion ?? null,
      tags: rest.tags ?? before?.tags ?? [],
      content: rest.content ?? before?.content ?? null,
    }
    const changed = before !== undefined && JSON.stringify(fieldsOf(before)) !== JSON.stringify(fieldsOf(after))
    const entry: Entry = { kind: 'ARTIFACT', name: key, outcome: outcomeOf(!before, changed), message: null }
    return { key, after, isNew: !before, changed, entry }
  })
  const fresh = rows.filter(({ isNew }) => isNew)
  if (fresh.length > 0) assertMay(unit.actor, 'artifact:create', null)
  for (const { after, changed } of rows)
    if (changed) assertMay(unit.actor, 'artifact:update', { type: 'Artifact', id: after.id })
  await write(
    unit,
    rows.filter(({ isNew, changed }) => isNew || changed).map(({ after }) => after),
  )
  await tellItsLists(
    unit,
    rows.flatMap(({ after, changed }) => (changed ? [after.id] : [])),
    'CHANGED',
  )
  return { entries: rows.map(({ entry }) => entry), ids: new Map(rows.map(({ key, after }) => [key, after.id])) }
}

const fieldsOf = ({ title, description, license, declaredVersion, tags, content }: Omit<Known, 'removed' | 'path'>) => [
  title,
  description,
  license,
  declaredVersion,
  tags,
  content,
]

async function lockKnown(unit: Unit, wanted: readonly Wanted[]): Promise<Map<string, Known[]>> {
  const names = wanted.map(({ name }) => name)
  const rows = await unit.tx.$queryRaw<Known[]>`
    SELECT a.id::text, a.type::text, a.name, a.detected_at IS NOT NULL AS removed, a.path, a.title, a.description, a.license,
      a.declared_version AS "declaredVersion", a.tags, c.text AS content
    FROM artifacts a LEFT JOIN artifact_contents c ON c.artifact_id = a.id
    WHERE a.source_id IS NULL AND lower(a.name) COLLATE "C" IN (SELECT lower(name) COLLATE "C" FROM unnest(${names}::text[]) AS name)
    ORDER BY a.id FOR NO KEY UPDATE OF a`
  const known = new Map<string, Known[]>()
  for (const row of rows) known.set(kindOf(row), [...(known.get(kindOf(row)) ?? []), row])
  return known
}

async function write(unit: Unit, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await unit.tx.$executeRaw`
    INSERT INTO artifacts AS a (id, type, state, path, name, title, description, license, declared_version, tags,
                                content_hash, detected_at, excluded_at, excluded_by)
    SELECT id, type, CASE WHEN removed THEN 'REMOVED' WHEN excluded THEN 'EXCLUDED' ELSE 'ACTIVE' END::artifact_state, path, name, title, description,
           license, "declaredVersion", tags, "contentHash", CASE WHEN removed THEN now() END,
           CASE WHEN excluded AND NOT removed THEN now() END, CASE WHEN excluded AND NOT removed THEN ${unit.actor.id}::text END
    FROM jsonb_to_recordset(${rowsOf(rows)}::jsonb) AS given (id uuid, type artifact_type, name text, removed boolean, excluded boolean,
      path text, "contentHash" text, title text, description text, license text, "declaredVersion" text, tags text[])
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description, license = excluded.license,
      declared_version = excluded.declared_version, tags = excluded.tags, version = a.version + 1, updated_at = now()`
  await unit.tx.$executeRaw`
    INSERT INTO artifact_contents (artifact_id, text)
    SELECT id, content FROM jsonb_to_recordset(${rowsOf(rows)}::jsonb) AS given (id uuid, content text)
    WHERE content IS NOT NULL ON CONFLICT (artifact_id) DO UPDATE SET text = excluded.text`
}
