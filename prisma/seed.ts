import { type Larder, starter } from '../src/application.ts'
import { encodeId, type NodeReference } from '../src/ids.ts'
import { createCollection } from '../src/resolvers/collection/create.ts'
import { ConflictError } from '../src/resolvers/errors.ts'
import { createGroup } from '../src/resolvers/group/create.ts'
import { perform } from '../src/resolvers/perform.ts'
import { localActor } from '../src/resolvers/permissions.ts'
import { linkArtifacts } from '../src/resolvers/placement/bulk.ts'
import { createSource } from '../src/resolvers/source/create.ts'
import type { Operation } from '../src/resolvers/unit.ts'

/** The groups of the first collection, and which artifacts of the starter repository stand in them, by path. */
const groups: readonly { name: string; description: string; holds: RegExp }[] = [
  { name: 'Review', description: 'Before something is merged.', holds: /review|accessib/ },
  { name: 'Release', description: 'From the last merge to the announcement.', holds: /release|migration|changelog/ },
]

/**
 * Fills an empty catalogue: registers the starter repository, has it scanned, and makes a collection with two groups of
 * what was found. It goes through the scanner and the operations, as anybody would.
 */
export async function seed({ workplace, scans }: Larder): Promise<void> {
  const { prisma } = workplace.database
  const known = await Promise.all([prisma.source.count(), prisma.collection.count(), prisma.artifact.count()])
  if (known.some((count) => count > 0)) return
  const run = <Input, Result>(operation: Operation<Input, Result>, input: Input) =>
    perform(workplace, localActor, operation, input)

  const url = `https://github.com/${starter.owner}/${starter.repository}`
  try {
    await run(createSource, { url, trustLevel: 'OFFICIAL', tags: ['starter'] })
  } catch (error) {
    // Another process that has started at the same time does it.
    if (error instanceof ConflictError) return
    throw error
  }
  await scans.idle()
  const found = await prisma.artifact.findMany({ orderBy: [{ type: 'asc' }, { path: 'asc' }] })

  const description = 'What a team reaches for every day.'
  const { collection } = await run(createCollection, { name: 'Everyday work', description })
  const link = (type: NodeReference['type'], listId: string, artifacts: typeof found) =>
    run(linkArtifacts, {
      listId: encodeId(type, listId),
      artifactIds: artifacts.map(({ id }) => encodeId('Artifact', id)),
    })
  await link('Collection', collection.id, found)
  for (const { name, description, holds } of groups) {
    const collectionId = encodeId('Collection', collection.id)
    const { group } = await run(createGroup, { collectionId, name, description })
    await link(
      'Group',
      group.id,
      found.filter(({ path }) => holds.test(path ?? '')),
    )
  }
}
