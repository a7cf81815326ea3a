import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Options, ServerName } from '../options.ts'

/** Connections to the database that each server may open. Larder's own number, so that nobody has more. */
const POOL_SIZE = 10

/** A server that runs in a process of its own. */
export interface Server {
  readonly name: ServerName
  readonly pid: number
  readonly port: number
  /** From the start of the process until it answered, in milliseconds. */
  readonly startedIn: number
  /** Ends the process, as a service manager does. */
  stop(): Promise<void>
}

/** How to launch a server. */
export interface LaunchOptions {
  readonly databaseUrl: string
  readonly node: Options['node']
  /** Arguments of Node itself, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[]
  /** Settings of Larder besides. */
  readonly environment?: Readonly<Record<string, string>>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const PEERS: Readonly<Record<Exclude<ServerName, 'larder'>, string>> = {
  limit: 'bench/peers/limit.ts',
  postgraphile: 'bench/peers/postgraphile.ts',
  mercurius: 'bench/peers/mercurius/main.ts',
}

/** Servers that run: none outlives the benchmark, however it ends. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/**
 * Starts a server and waits until it answers. Its environment is all that it is given here.
 * @throws Error with what it printed, when it does not come up.
 */
export async function launch(name: ServerName, options: LaunchOptions): Promise<Server> {
  const port = await freePort()
  const script =
    name === 'larder' ? ['src/main.ts'] : [PEERS[name], String(port), options.databaseUrl, String(POOL_SIZE)]
  const env = {
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    ...(name === 'larder' && { DATABASE_URL: options.databaseUrl, PORT: String(port), LOG_LEVEL: 'warn' }),
    ...options.environment,
  }
  const start = performance.now()
  const child = spawn(nodeBinary(options.node), [...(options.nodeArguments ?? []), '--import', 'tsx', ...script], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const printed = collectOutput(child)
  const ready = name === 'larder' ? `http://127.0.0.1:${String(port)}/ready` : `http://127.0.0.1:${String(port)}/health`
  while (!(await answers(ready))) {
    if (child.exitCode !== null || performance.now() - start > 60_000) {
      child.kill('SIGKILL')
      throw new Error(`${name} does not start.\n${printed()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    name,
    pid: child.pid ?? 0,
    port,
    startedIn: performance.now() - start,
    stop: () => stop(child),
  }
}

/** The binary to run the servers with. */
export function nodeBinary(node: string): string {
  if (node === 'current') return process.execPath
  if (node !== '24') return node
  const path = `${ROOT}bench/node_modules/node-linux-${process.arch}/bin/node`
  if (!existsSync(path)) throw new Error('Node 24 is not there: run `npm ci --ignore-scripts` in bench/, on Linux.')
  return path
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exit
  clearTimeout(timer)
}

/** The last of what a process prints, for when it fails. */
function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-4000)))
  }
  return () => text
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new TypeError('A listening server has a port.')
  return address.port
}
