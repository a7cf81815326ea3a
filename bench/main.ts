import { execFileSync } from 'node:child_process'
import type pg from 'pg'
import { type Cell, CELLS } from './cells/question.ts'
import { prepareData } from './data/database.ts'
import { type Facts, readFacts } from './data/facts.ts'
import { openSession, type Session } from './load/session.ts'
import { type Options, type Part, readOptions, USAGE } from './options.ts'
import { checkAnswers } from './parts/check.ts'
import { compare, type Comparison } from './parts/compare.ts'
import { measureDeployments } from './parts/deployments.ts'
import { measureLimits } from './parts/limits.ts'
import { measureMemory } from './parts/memory.ts'
import { measureProfiles } from './parts/profile.ts'
import { measureScan } from './parts/scan.ts'
import { measureSources } from './parts/sources.ts'
import { measureStartup } from './parts/startup.ts'
import { countStatements } from './parts/statements.ts'
import { say } from './progress.ts'
import { writeReport } from './report/report.ts'
import { summary } from './report/terminal.ts'
import { describe, type Results, saveResults } from './results.ts'
import { launch, nodeBinary } from './servers/launch.ts'

async function main(options: Options): Promise<void> {
  const cells = cellsOf(options.cells)
  const nodeVersion = execFileSync(nodeBinary(options.node), ['--version'], { encoding: 'utf8' }).trim()
  const client = await prepareData(options)
  try {
    const facts = await readFacts(client)
    say(`Node ${nodeVersion}, ${options.parts.join(', ')}.`)
    const results: Results = {}
    const conditions = await describe(client, options, nodeVersion)
    for (const part of options.parts) {
      const measured = await measure[part]({ facts, client, options, cells })
      Object.assign(results, { [part]: { measured, conditions } })
    }
    await saveResults(results, options.write)
    if (options.write) await writeReport()
  } finally {
    await client.end()
  }
}

interface Surroundings {
  readonly facts: Facts
  readonly client: pg.Client
  readonly options: Options
  readonly cells: readonly Cell[]
}

const measure: Readonly<Record<Part, (surroundings: Surroundings) => Promise<unknown>>> = {
  compare: compareServers,
  statements: ({ options, cells, facts, client }) => countStatements(options.only, cells, facts, client, options),
  startup: ({ options }) => measureStartup(options.only, options),
  memory: ({ facts, client, options }) => measureMemory(facts, client, options),
  profile: ({ facts, client, options }) => measureProfiles(facts, client, options),
  limits: ({ options }) => measureLimits(options),
  scan: ({ options }) => measureScan(options),
  sources: ({ options }) => measureSources(options),
  deployments: ({ options }) => measureDeployments(options),
}

async function compareServers({ facts, client, options, cells }: Surroundings): Promise<Comparison> {
  const sessions: Session[] = []
  try {
    for (const name of options.only) sessions.push(await openSession(await launch(name, options), facts, client))
    await checkAnswers(sessions, cells, facts, client)
    const comparison = await compare(sessions, cells, client, options)
    say(`${summary(comparison)}\n`)
    return comparison
  } finally {
    for (const { server } of sessions) await server.stop()
  }
}

function cellsOf(names: readonly string[]): readonly Cell[] {
  const unknown = names.find((name) => !CELLS.some((cell) => cell.name === name))
  if (unknown !== undefined)
    throw new TypeError(`There is no cell "${unknown}": ${CELLS.map(({ name }) => name).join(', ')}.`)
  return CELLS.filter(({ name }) => names.length === 0 || names.includes(name))
}

function optionsOrUsage(): Options {
  try {
    const options = readOptions(process.argv.slice(2))
    cellsOf(options.cells)
    return options
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(1)
  }
}

await main(optionsOrUsage())
