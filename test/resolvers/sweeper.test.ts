import { expect, onTestFinished, test, vi } from 'vitest'
import { Sweeper } from '../../src/resolvers/sweeper.ts'
import { createWorld } from '../kit/world.ts'
import { plan } from '../schema/planner/planning.ts'

test('what has no use any more is swept from time to time, and when that fails the log tells', async () => {
  const world = await createWorld()
  await plan(world, 'openPatchSet', {})
  await world.database.prisma.$executeRaw`UPDATE patch_sets SET updated_at = now() - interval '25 hours'`
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const warnings: string[] = []
  const log = { warn: (_: object, message: string) => void warnings.push(message) }
  const sweeper = new Sweeper(world.database, log)
  sweeper.start()
  onTestFinished(() => {
    sweeper.close()
  })
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(async () => {
    expect(await world.database.prisma.patchSet.count()).toBe(0)
  }, 20_000)
  expect(warnings).toEqual([])

  vi.spyOn(world.database, 'transaction').mockRejectedValue(new Error('The database is gone.'))
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => {
    expect(warnings).toEqual(['could not sweep away calls of the planner that are lost, and drafts that nobody writes'])
  }, 20_000)
  sweeper.close()
  vi.advanceTimersByTime(600_000)
  expect(warnings).toHaveLength(1)
})
