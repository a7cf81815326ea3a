import { generateNKeysBetween } from 'fractional-indexing'
import { newId } from '../../ids.ts'
import { type ArtifactReference, writeReference } from '../../manifest/reference.ts'
import { assertMay, type Permission } from '../permissions.ts'
import { tellOfList } from '../placement/changes.ts'
import type { LockedList } from '../placement/lists.ts'
import type { Unit } from '../unit.ts'
import { type Entry, type Kind, outcomeOf, rowsOf } from './entry.ts'
import type { Manifest } from './input.ts'
import { addMembers, type Filled, type Joined, resolver } from './members.ts'

/** A list of the manifest beside what is there of it. */
interface Wanted {
  readonly id: string
  readonly isNew: boolean
  readonly changed: boolean
  readonly name: string
  readonly description: string | null
  readonly artifacts: readonly ArtifactReference[]
}

/**
 * Makes the collections and groups of a manifest that are not there, behind those that are, and adds to each whom the
 * file names. Nobody is taken out, and nobody who is there changes the place.
 * @param sources the ids of sources by their identity
 * @param keys the ids of artifacts by their keys
 */
export async function importLists(
  unit: Unit,
  given: Manifest['collections'],
  sources: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
): Promise<Entry[]> {
  if (given.length === 0) return []
  const collections = await importCollections(unit, given)
  const groups = await importGroups(unit, collections)
  const lists = [...collections, ...groups]
  const find = await resolver(
    unit,
    lists.flatMap(({ artifacts }) => artifacts),
    sources,
    keys,
  )
  const filled = (list: Wanted, collectionId: string): Filled => ({
    ...{ id: list.id, collectionId },
    artifactIds: list.artifacts.flatMap((reference) => find(reference) ?? []),
  })
  const inCollections = collections.map((collection) => filled(collection, collection.id))
  const inGroups = groups.map((group) => filled(group, group.collectionId))
  if ([...inCollections, ...inGroups].some(({ artifactIds }) => artifactIds.length > 0))
    for (const { id } of collections) assertMay(unit.actor, 'list:arrange', { type: 'Collection', id })
  const added = await addMembers(unit, inCollections, inGroups)
  for (const { id, isNew, changed } of collections)
    if (!isNew) tell(unit, { type: 'Collection', id, collectionId: id }, changed, added.get(id))
  for (const { id, isNew, changed, collectionId } of groups)
    if (!isNew) tell(unit, { type: 'Group', id, collectionId }, changed, added.get(id))
  return [
    ...collections.flatMap((collection) => entriesOf('COLLECTION', collection, added, find)),
    ...groups.flatMap((group) => entriesOf('GROUP', group, added, find)),
  ]
}

/** Tells those who watch a list that was there before what the file has made of it. */
function tell(unit: Unit, list: LockedList, changed: boolean, joined: Joined | undefined): void {
  if (joined) tellOfList(unit, list, 'LINKED', joined)
  if (changed) tellOfList(unit, list, 'UPDATED')
}

async function importCollections(unit: Unit, given: Manifest['collections']) {
  const owners = given.map(({ owner }) => owner ?? unit.actor.id)
  const known = await unit.tx.$queryRaw<{ nth: number; id: string; name: string; description: string | null }[]>`
    SELECT (wanted.nth - 1)::int AS nth, c.id::text, c.name, c.description
    FROM unnest(${owners}::text[], ${given.map(({ name }) => name)}::text[]) WITH ORDINALITY AS wanted (owner, name, nth)
    JOIN collections c ON c.created_by = wanted.owner AND lower(c.name) COLLATE "C" = lower(wanted.name) COLLATE "C"
    ORDER BY c.id FOR NO KEY UPDATE OF c`
  const before = new Map(known.map((row) => [row.nth, row]))
  const wanted = given.map(({ groups = [], ...list }, index) => ({
    ...merge(list, before.get(index)),
    createdBy: owners[index] ?? '',
    groups,
  }))
  assertMayWrite(unit, 'Collection', wanted)
  await unit.tx.$executeRaw`
    INSERT INTO collections AS c (id, created_by, name, description)
    SELECT id, "createdBy", name, description FROM jsonb_to_recordset(${rowsOf(written(wanted))}::jsonb)
      AS given (id uuid, "createdBy" text, name text, description text)
    ON CONFLICT (id) DO UPDATE SET description = excluded.description, version = c.version + 1, updated_at = now()`
  return wanted
}

async function importGroups(unit: Unit, collections: Awaited<ReturnType<typeof importCollections>>) {
  const given = collections.flatMap(({ id: collectionId, groups }) =>
    groups.map((group) => ({ ...group, collectionId })),
  )
  if (given.length === 0) return []
  const known = await unit.tx.$queryRaw<{ nth: number; id: string; name: string; description: string | null }[]>`
    SELECT (wanted.nth - 1)::int AS nth, g.id::text, g.name, g.description
    FROM unnest(${given.map(({ collectionId }) => collectionId)}::uuid[], ${given.map(({ name }) => name)}::text[])
      WITH ORDINALITY AS wanted (collection_id, name, nth)
    JOIN groups g ON g.collection_id = wanted.collection_id AND lower(g.name) COLLATE "C" = lower(wanted.name) COLLATE "C"`
  const ends = await unit.tx.$queryRaw<{ id: string; last: string }[]>`
    SELECT collection_id::text AS id, max(order_key) AS last FROM groups
    WHERE collection_id = ANY (${collections.map(({ id }) => id)}::uuid[]) GROUP BY collection_id`
  const before = new Map(known.map((row) => [row.nth, row]))
  const last = new Map(ends.map((row) => [row.id, row.last]))
  const wanted = given.map((group, index) => {
    const { collectionId } = group
    const place = before.has(index) ? null : (generateNKeysBetween(last.get(collectionId) ?? null, null, 1)[0] ?? '')
    if (place !== null) last.set(collectionId, place)
    // A group that is there keeps its place: the row below is refused by its id before its key is looked at.
    return { ...merge(group, before.get(index)), collectionId, orderKey: place }
  })
  assertMayWrite(unit, 'Group', wanted)
  await unit.tx.$executeRaw`
    INSERT INTO groups (id, collection_id, name, description, order_key)
    SELECT id, "collectionId", name, description, "orderKey"
    FROM jsonb_to_recordset(${rowsOf(wanted.filter(({ isNew }) => isNew))}::jsonb)
      AS given (id uuid, "collectionId" uuid, name text, description text, "orderKey" text)`
  await unit.tx.$executeRaw`
    UPDATE groups SET description = given.description, version = version + 1, updated_at = now()
    FROM jsonb_to_recordset(${rowsOf(wanted.filter(({ changed }) => changed))}::jsonb) AS given (id uuid, description text)
    WHERE groups.id = given.id`
  return wanted
}

/** What a list is to be: what the file does not say stays. */
function merge(
  {
    name,
    description,
    artifacts = [],
  }: { name: string; description?: string | null | undefined; artifacts?: readonly ArtifactReference[] | undefined },
  before: { id: string; name: string; description: string | null } | undefined,
): Wanted {
  const after = description ?? before?.description ?? null
  return {
    id: before?.id ?? newId(),
    isNew: !before,
    changed: before !== undefined && after !== before.description,
    name: before?.name ?? name,
    description: after,
    artifacts,
  }
}

const written = <List extends Wanted>(lists: readonly List[]) => lists.filter(({ isNew, changed }) => isNew || changed)

function assertMayWrite(unit: Unit, type: 'Collection' | 'Group', lists: readonly Wanted[]): void {
  const permission = (verb: 'create' | 'update'): Permission =>
    type === 'Collection' ? `collection:${verb}` : `group:${verb}`
  if (lists.some(({ isNew }) => isNew)) assertMay(unit.actor, permission('create'), null)
  for (const { id, changed } of lists) if (changed) assertMay(unit.actor, permission('update'), { type, id })
}

function entriesOf(
  kind: Kind,
  list: Wanted,
  added: ReadonlyMap<string, Joined>,
  find: (reference: ArtifactReference) => string | null,
): Entry[] {
  const count = added.get(list.id)?.artifactIds.length ?? 0
  const missing = list.artifacts.filter((reference) => find(reference) === null)
  const message = count === 0 ? null : count === 1 ? '1 artifact was added.' : `${String(count)} artifacts were added.`
  return [
    { kind, name: list.name, outcome: outcomeOf(list.isNew, list.changed || count > 0), message },
    ...missing.map((reference): Entry => ({
      kind: 'MEMBERSHIP',
      name: writeReference(reference),
      outcome: 'SKIPPED',
      message: `There is no such artifact, so that it is not in ${list.name}. Import with the lock, or again after a scan.`,
    })),
  ]
}
