import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * When a process was started, as a text that is only good for comparing, or null when no such process lives. Process
 * ids are used again; together with this text they name one process.
 */
export function processStart(pid: number): Promise<string | null> {
  return process.platform === 'linux' ? linuxStart(pid) : otherStart(pid)
}

/** The format is that of proc(5): after the name in parentheses, field 3 is the state and 22 the start in clock ticks. */
async function linuxStart(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended and only waits for its parent to notice.
  if (state === 'Z' || state === 'X') return null
  // Ticks count from the boot, so without it two boots could yield the same number.
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()}:${fields[18] ?? ''}`
}

async function otherStart(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  const ps = promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])
  return ps.then(
    ({ stdout }) => stdout.trim(),
    () => 'unknown',
  )
}
