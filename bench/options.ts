import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

/** The servers that are compared. */
export const SERVERS = ['limit', 'postgraphile', 'mercurius', 'larder'] as const
export type ServerName = (typeof SERVERS)[number]

/** What a run consists of. */
const PARTS = [
  'compare',
  'statements',
  'startup',
  'memory',
  'profile',
  'limits',
  'scan',
  'sources',
  'deployments',
] as const
export type Part = (typeof PARTS)[number]

/** What a run does, as the command line says. */
export interface Options {
  readonly parts: readonly Part[]
  readonly only: readonly ServerName[]
  /** Names of cells; empty: all. */
  readonly cells: readonly string[]
  /** How long one server is loaded in one cell of one round. */
  readonly seconds: number
  readonly rounds: number
  readonly connections: number
  readonly artifacts: number
  readonly seed: string
  readonly databaseUrl: string
  /** `24`: the binary that came with the benchmark; `current`: the Node that runs it; otherwise a path. */
  readonly node: string
  /** How long the mixed load of the memory measurement lasts. */
  readonly memoryMinutes: number
  /** Starts of the start-up measurement. */
  readonly starts: number
  /** The folder whose files are scanned; null: a repository that is made up. */
  readonly repository: string | null
  /** Whether the results go into latest.json and docs/performance.md. */
  readonly write: boolean
}

export const USAGE = `Usage: npm run bench -- [options]

  --only NAMES        servers with commas between them: ${SERVERS.join(', ')}
  --cells NAMES       cells with commas between them, such as q1,q3 (default: all)
  --parts NAMES       ${PARTS.join(', ')} (default: all; with --only or --cells: compare, statements)
  --seconds N         per server, cell and round (5)
  --rounds N          of which the median counts (5)
  --connections N     (16)
  --artifacts N       size of the data (100000)
  --memory-minutes N  (5)
  --node WHAT         24 (default), current, or the path of a binary
  --repository FOLDER a folder to scan as a repository (default: one that is made up)
  --database URL      a database of its own, whose name begins with larder_bench
  --quick             short cells on a tenth of the data, to see that everything works
  --write             write results/latest.json and docs/performance.md (default for a whole run)
  --no-write          do not
`

const DATABASE = 'postgresql://postgres@127.0.0.1:5432/larder_bench'

/** @throws TypeError with a sentence, when the command line is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      only: { type: 'string' },
      cells: { type: 'string' },
      parts: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      connections: { type: 'string', default: '16' },
      artifacts: { type: 'string' },
      seed: { type: 'string', default: 'larder' },
      database: { type: 'string' },
      repository: { type: 'string' },
      node: { type: 'string', default: '24' },
      'memory-minutes': { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) throw new TypeError('What the benchmark can do:')
  const { quick } = values
  const partial = values.only !== undefined || values.cells !== undefined
  const parts = names('parts', values.parts, PARTS) ?? (partial ? ['compare', 'statements'] : PARTS)
  return {
    parts,
    only: names('only', values.only, SERVERS) ?? SERVERS,
    cells: values.cells?.split(',') ?? [],
    seconds: number('seconds', values.seconds, quick ? 1 : 5),
    rounds: number('rounds', values.rounds, quick ? 1 : 5),
    connections: number('connections', values.connections, 16),
    artifacts: number('artifacts', values.artifacts, quick ? 10_000 : 100_000),
    seed: values.seed,
    databaseUrl: values.database ?? (quick ? `${DATABASE}_quick` : DATABASE),
    node: values.node,
    memoryMinutes: number('memory-minutes', values['memory-minutes'], quick ? 0.5 : 5),
    starts: quick ? 2 : 7,
    repository: values.repository ?? null,
    write: values.write ?? !(quick || partial || values.parts !== undefined),
  }
}

function names<Name extends string>(option: string, given: string | undefined, known: readonly Name[]) {
  return given?.split(',').map((name) => {
    const found = known.find((each) => each === name)
    if (found === undefined) throw new TypeError(`--${option} takes ${known.join(', ')}; there is no "${name}".`)
    return found
  })
}

function number(option: string, given: string | undefined, fallback: number): number {
  const value = given === undefined ? fallback : Number(given)
  if (!(value > 0)) throw new TypeError(`--${option} has to be a number above 0.`)
  return value
}

/** The options that a figure depends on, for the results. */
export function conditions({ seconds, rounds, connections, artifacts, node }: Options) {
  return { seconds, rounds, connections, artifacts, node, cores: availableParallelism() }
}
