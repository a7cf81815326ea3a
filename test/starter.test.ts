import { describe, expect, it } from 'vitest'
import { seed } from '../prisma/seed.ts'
import { starter } from '../src/application.ts'
import { scanSource } from '../src/resolvers/scan/request.ts'
import { shipped } from './kit/shipped.ts'

describe('the starter repository', () => {
  it('is read from its folder, whenever it is scanned and however its name is written', async () => {
    const { world, larder } = await shipped()
    await seed(larder)
    const first = await world.database.prisma.artifact.findMany({ orderBy: { id: 'asc' } })
    const { sources } = await world.read<{ sources: { nodes: { id: string }[] } }>('{ sources { nodes { id } } }')
    await world.perform(scanSource, { id: sources.nodes[0]?.id ?? '' })
    await larder.scans.idle()
    const name = `${starter.owner}/${starter.repository}`.toUpperCase()
    await world.source(`https://github.com/${name}/tree/main/skills`)
    expect(await world.read('{ sources { nodes { ref artifactCount lastScan { status added unchanged error } } } }'))
      .toMatchInlineSnapshot(`
      {
        "sources": {
          "nodes": [
            {
              "artifactCount": 2,
              "lastScan": {
                "added": 2,
                "error": null,
                "status": "SUCCEEDED",
                "unchanged": 0,
              },
              "ref": "main",
            },
            {
              "artifactCount": 14,
              "lastScan": {
                "added": 0,
                "error": null,
                "status": "SUCCEEDED",
                "unchanged": 14,
              },
              "ref": "HEAD",
            },
          ],
        },
      }
    `)
    expect(
      await world.database.prisma.artifact.findMany({
        where: { sourceId: first[0]?.sourceId ?? '' },
        orderBy: { id: 'asc' },
      }),
    ).toEqual(first)
  })

  it('is the only one that is read so', async () => {
    const { world } = await shipped()
    await world.source('https://github.com/larder-examples/other', { scan: false })
    const { sources } = await world.read<{ sources: { nodes: { id: string }[] } }>('{ sources { nodes { id } } }')
    await world.perform(scanSource, { id: sources.nodes[0]?.id ?? '' })
    await world.larder.scans.close()
    expect(await world.read('{ sources { nodes { scanStatus artifactCount } } }')).toEqual({
      // It was still trying to reach GitHub when the process was stopped.
      sources: { nodes: [{ scanStatus: 'PENDING', artifactCount: 0 }] },
    })
  })
})
