import { readFile } from 'node:fs/promises'
import type pg from 'pg'

/** Clock ticks a second in /proc, which Linux has kept at 100 for every platform. */
const TICKS = 100

/** Processor time that each process has used so far, in milliseconds. */
export interface ProcessorTime {
  readonly node: number
  /** Of each backend of the database, by its process id. */
  readonly postgres: ReadonlyMap<number, number>
}

/**
 * Processor time of a server and of the database's backends, all threads, user and system. The backends are those of the
 * benchmark's database; other servers are idle while one is measured.
 */
export async function processorTime(pid: number, client: pg.Client): Promise<ProcessorTime> {
  const backends = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  const times = await Promise.all(backends.rows.map(async (row) => [row.pid, await timeOf(row.pid)] as const))
  return { node: await timeOf(pid), postgres: new Map(times) }
}

/** What was used between two looks, in milliseconds. A backend that ended meanwhile was an idle one of another server. */
export function processorTimeBetween(before: ProcessorTime, after: ProcessorTime) {
  let postgres = 0
  for (const [pid, time] of after.postgres) postgres += time - (before.postgres.get(pid) ?? 0)
  return { node: after.node - before.node, postgres }
}

/** Fields 14 and 15 of proc(5)'s stat; 0 for a process that has ended. */
async function timeOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / TICKS
}

/** Memory of a process that is resident, in MiB. */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}
