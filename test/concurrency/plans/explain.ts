import type { Database, Statement } from '../../../src/database/index.ts'

/** How a plan reaches tables. */
export interface Access {
  /** Tables that are read from end to end. */
  readonly scanned: readonly string[]
  /** Indexes that are used. */
  readonly indexes: readonly string[]
  /** What is looked up in them: without that an index is walked from its end. */
  readonly lookups: readonly string[]
  /** By what rows are sorted that did not come in their order, not even by its first key; pages of several lists are. */
  readonly sorts: readonly string[]
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Sort Key'?: readonly string[]
  readonly Plans?: readonly PlanNode[]
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const inner of node.Plans ?? []) yield* nodesOf(inner)
}

function accessOf(rows: readonly { 'QUERY PLAN': readonly { Plan: PlanNode }[] }[]): Access {
  const nodes = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => [...nodesOf(Plan)]))
  return {
    scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? '?'] : [])),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    lookups: nodes.flatMap((node) => node['Index Cond'] ?? []),
    sorts: nodes.flatMap((node) => (node['Node Type'] === 'Sort' ? [(node['Sort Key'] ?? []).join()] : [])),
  }
}

/** The plan that the server makes for these parameters. */
export async function planFor({ driver }: Database, { sql, parameters }: Statement): Promise<Access> {
  return accessOf(await driver.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters))
}

/** The plan that the server keeps for any parameters, of each statement. */
export function keptPlans({ driver }: Database, statements: readonly Statement[]): Promise<Access[]> {
  return driver.exclusively(async (session) => {
    await session.query('SET plan_cache_mode = force_generic_plan')
    const plans: Access[] = []
    for (const [index, { sql, parameters }] of statements.entries()) {
      const name = `statement_${String(index)}`
      await session.query(`PREPARE ${name} AS ${sql}`)
      const values = parameters.length === 0 ? '' : `(${parameters.map(() => 'NULL').join(', ')})`
      plans.push(accessOf(await session.query(`EXPLAIN (FORMAT JSON) EXECUTE ${name}${values}`)))
    }
    return plans
  })
}
