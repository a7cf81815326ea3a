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
    const { count } = await run({
      port: server.port,
      requests,
      connections: options.connections,
      seconds: options.seconds * 3,
    })
    await server.stop()
    const [file] = await readdir(folder)
    if (file === undefined) throw new Error('Node wrote no profile.')
    return reduce(JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile, count)
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
}

/** Self time by package, from the moment on at which the load is on: starting is left out by taking the last four fifths. */
function reduce(profile: CpuProfile, count: number): Profile {
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const total = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0)
  const times = new Map<string, number>()
  let clock = 0
  let measured = 0
  for (const [index, node] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0
    clock += delta
    const place = places.get(node) ?? ''
    if (clock < total / 5 || place === '(idle)' || place === '(root)') continue
    measured += delta
    times.set(place, (times.get(place) ?? 0) + delta)
  }
  return [...times]
    .map(([where, time]) => ({ where, share: time / measured, microseconds: time / (count * 0.8) }))
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
