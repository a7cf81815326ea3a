import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What a request to GitHub came to. */
export interface GithubRequestReport {
  readonly status: number | null
  readonly rateLimitRemaining: number | null
}

/** What a request was answered. */
export interface HttpReport {
  readonly method: string
  readonly status: number
  readonly seconds: number
  /** `query`, `mutation` or `subscription`; null when none was read. */
  readonly operation: string | null
}

/** The figures of one process, in a registry of its own. */
export interface Metrics {
  /** Counts a piece of work of Larder: an operation, a scan or a list, and the code of its failure. */
  readonly observe: (name: string, error: string | null, seconds: number) => void
  readonly countScan: (status: string) => void
  readonly countGithubRequest: (report: GithubRequestReport) => void
  readonly countHttp: (report: HttpReport) => void
  /** All of it in Prometheus's text format. */
  readonly read: () => Promise<{ readonly type: string; readonly text: string }>
  /** Stops what it listens to. */
  readonly close: () => void
}

/** Methods that are counted by their names: others are of the caller's making. */
const knownMethods = ['GET', 'HEAD', 'POST', 'OPTIONS']

/** How the connections of a pool to the database stand. */
export interface PoolReport {
  readonly pool: string
  readonly inUse: number
  readonly idle: number
  readonly waiting: number
}

/** Makes the figures. @param pools asked whenever they are read */
export function createMetrics(pools: () => readonly PoolReport[]): Metrics {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `larder_${name}`, help, labelNames, registers })
  const seconds = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({ name: `larder_${name}`, help, labelNames, registers, buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60] })

  const work = seconds('work_seconds', 'How long operations, scans and lists of sources took.', ['name', 'error'])
  const scans = counter('scans_total', 'Scans that ended, by status.', ['status'])
  const github = counter('github_requests_total', 'Requests to GitHub, by the status of the answer.', ['status'])
  const quota = new Gauge({
    name: 'larder_github_quota_remaining',
    help: 'How many requests GitHub still allowed when it last said so.',
    registers,
  })
  new Gauge({
    name: 'larder_database_connections',
    help: 'Connections to the database by pool and state; in the state waiting, how many wait for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const { pool, inUse, idle, waiting } of pools())
        for (const [state, count] of Object.entries({ 'in use': inUse, idle, waiting }))
          this.set({ pool, state }, count)
    },
  })
  const http = seconds('http_request_seconds', 'How long requests took, until the answer began.', [
    'method',
    'status',
    'operation',
  ])
  return {
    observe: (name, error, took) => {
      work.observe({ name, error: error ?? 'none' }, took)
    },
    countScan: (status) => {
      scans.inc({ status })
    },
    countGithubRequest: ({ status, rateLimitRemaining }) => {
      github.inc({ status: status === null ? 'none' : String(status) })
      if (rateLimitRemaining !== null) quota.set(rateLimitRemaining)
    },
    countHttp: ({ method, status, seconds: took, operation }) => {
      const known = knownMethods.includes(method) ? method : 'other'
      http.observe({ method: known, status: String(status), operation: operation ?? 'none' }, took)
    },
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    close: () => {
      registry.clear()
    },
  }
}
