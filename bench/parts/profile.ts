import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { type Cell, CELLS } from '../cells/question.ts'
import type { Facts } from '../data/facts.ts'
import { run } from '../load/load.ts'
import { openSession } from '../load/session.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** Where a server's time goes: the share of each package, or room of Larder's own, in what is not idle. */
export type Profile = readonly { readonly where: string; readonly share: number; readonly microseconds: number }[]

/** Profiles of Larder by the name of the cell. */
export type Profiles = Record<string, Profile>

/** Profiles Larder in the cells that show where its time goes: the smallest request and the widest. */
export async function measureProfiles(facts: Facts, client: pg.Client, options: Options): Promise<Profiles> {
  const profiles: Profiles = {}
  for (const cell of CELLS.filter(({ name }) => name === 'q1' || name === 'q3')) {
    const profile = await profileOf(cell, facts, client, options)
    profiles[cell.name] = profile
    say(
      `Profile of ${cell.name}: ${profile
        .slice(0, 6)
        .map(({ where, share }) => `${where} ${(share * 100).toFixed(0)} %`)
        .join(', ')}`,
    )
  }
  return profiles
}

async function profileOf(cell: Cell, facts: Facts, client: pg.Client, options: Options): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-profile-'))
  try {
    const server = await launch('larder', { ...options, nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${folder}`] })
    const session = await openSession(server, facts, client)
    const requests = session.requests(cell)
    const load = { port: server.port, requests, connections: options.connections }
    await run({ ...load, seconds: options.seconds })
    const from = microseconds()
    const { count } = await run({ ...load, seconds: options.seconds * 2 })
    const window = { from, until: microseconds() }
    await server.stop()
    const [file] = await readdir(folder)
    if (file === undefined) throw new Error('Node wrote no profile.')
    return reduce(JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile, window, count)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Smaller shares are left out. */
const LEAST_SHARE = 0.01

/** The parts that are used of the format of V8's profiles: a tree of calls, and the node that each sample hit. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
  /** On the clock of {@link microseconds}, as all times of a profile. */
  readonly startTime: number
}

/** The monotonic clock of the machine, which all its processes share. */
const microseconds = (): number => Number(process.hrtime.bigint() / 1000n)

/** Self time by package while the load was on, without what was idle. */
function reduce(profile: CpuProfile, window: { from: number; until: number }, count: number): Profile {
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const times = new Map<string, number>()
  let clock = profile.startTime
  let measured = 0
  for (const [index, node] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0
    clock += delta
    const place = places.get(node) ?? ''
    if (clock < window.from || clock > window.until || place === '(idle)' || place === '(root)') continue
    measured += delta
    times.set(place, (times.get(place) ?? 0) + delta)
  }
  return [...times]
    .map(([where, time]) => ({ where, share: time / measured, microseconds: time / count }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }) => share >= LEAST_SHARE)
}

function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : `${functionName} (native)`
  if (url.startsWith('node:')) return 'node'
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)
  if (installed?.[1] !== undefined) return installed[1]
  const own = /\/src\/(generated\/prisma|\w+)/.exec(url)
  return own?.[1] === undefined ? 'other' : `src/${own[1]}`
}
