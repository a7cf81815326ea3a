import { type Attributes, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { Metrics } from './metrics.ts'

/** What is told of a piece of work. Nothing in it is a secret or a whole text. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** What the log is told. */
export interface ObservationLog {
  info(facts: object, message: string): void
}

/** Does a piece of work and tells of it: a span, a line in the log, and what it took. */
export type Observe = <Result>(
  name: string,
  facts: Facts,
  work: () => Promise<Result>,
  /** What its result adds to the facts. */
  told?: (result: Result) => Facts,
) => Promise<Result>

/** Does work and tells nobody. */
export const unobserved: Observe = (_, __, work) => work()

/** What {@link observeWith} tells. */
export interface Observers {
  readonly tracer: Tracer
  readonly log: ObservationLog
  readonly metrics: Metrics | null
}

/** The longest text of a fact: filters are of the caller's making. */
const longestFact = 500

/** Makes what observes work. A failure is told by its class and code, never by its message: it may hold what was sent. */
export function observeWith({ tracer, log, metrics }: Observers): Observe {
  return async (name, facts, work, told = () => ({})) => {
    const started = performance.now()
    const span = tracer.startSpan(`larder.${name}`, { attributes: attributesOf(facts) })
    const end = (more: Facts, error: string | null): void => {
      const ms = Math.round((performance.now() - started) * 10) / 10
      span.setAttributes(attributesOf(more))
      if (error !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: error })
      span.end()
      metrics?.observe(name, error, ms / 1000)
      // No warning either way: most failures are the caller's, and what nobody planned is logged where it is masked.
      log.info({ ...shortened(facts), ...shortened(more), ms, ...(error !== null && { error }) }, name)
    }
    try {
      const result = await work()
      end(told(result), null)
      return result
    } catch (error) {
      end({}, codeOf(error))
      throw error
    }
  }
}

/** The code of a failure that was planned, else its class. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

type Told = string | number | boolean | string[]

/** What a tag or an id looks like. Anything else in a list was refused, and may hold whatever somebody sent. */
const plain = /^[\w-]{1,100}$/

function shortened(facts: Facts): Record<string, Told> {
  const short = (value: string) => value.slice(0, longestFact)
  const kept: Record<string, Told> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === undefined) continue
    if (typeof value === 'string') kept[name] = short(value)
    else kept[name] = typeof value === 'object' ? value.slice(0, 100).filter((entry) => plain.test(entry)) : value
  }
  return kept
}

const attributesOf = (facts: Facts): Attributes =>
  Object.fromEntries(Object.entries(shortened(facts)).map(([name, value]) => [`larder.${name}`, value]))
