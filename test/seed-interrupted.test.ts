import { describe, expect, it } from 'vitest'
import { seed } from '../prisma/seed.ts'
import { starter } from '../src/application.ts'
import { shipped } from './kit/shipped.ts'

describe('the first catalogue', () => {
  it.each([
    ['before its scan began', false],
    ['after its scan', true],
  ])('is finished by the next start when the first one was killed %s', async (_, scan) => {
    const { world, larder } = await shipped()
    await world.source(`https://github.com/${starter.owner}/${starter.repository}`, { trustLevel: 'OFFICIAL', scan })
    await seed(larder)
    const { collections, sources } = await world.read<Record<string, unknown>>(`{
      collections { nodes { artifactCount groupCount } } sources { nodes { tags trustLevel artifactCount } } }`)
    expect(collections).toEqual({ nodes: [{ artifactCount: 14, groupCount: 2 }] })
    expect(sources).toEqual({ nodes: [{ tags: ['starter'], trustLevel: 'OFFICIAL', artifactCount: 14 }] })
  })

  it('does not come back when people delete its collection', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    await world.database.prisma.collection.deleteMany()
    await seed(larder)
    expect(await world.database.prisma.collection.count()).toBe(0)
  })
})
