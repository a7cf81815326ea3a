import { createMetrics, type Metrics, type PoolReport } from './metrics.ts'
import { type ObservationLog, type Observe, observeWith } from './observe.ts'
import { exportSpans, type Tracing, untraced } from './tracing.ts'

export type { Metrics } from './metrics.ts'
export { type Facts, type Observe, unobserved } from './observe.ts'

/** What a process tells those who watch it. */
export interface Telemetry {
  readonly observe: Observe
  /** Null when nobody asked for figures. */
  readonly metrics: Metrics | null
  readonly close: () => Promise<void>
}

/** What is told, and to whom. */
export interface TelemetryOptions {
  readonly settings: { readonly metrics: boolean; readonly traceEndpoint: string | undefined }
  readonly log: ObservationLog
  /** How the pools of connections stand; by default there are none. */
  readonly pools?: () => readonly PoolReport[]
  /** Where spans go; by default to the endpoint of the settings, if there is one. */
  readonly tracing?: Tracing
}

/** Tells the log alone. */
export const quietTelemetry = (log: ObservationLog): Telemetry => ({
  observe: observeWith({ tracer: untraced.tracer, log, metrics: null }),
  metrics: null,
  close: () => Promise.resolve(),
})

/** Opens what the settings ask for. Nothing of it is shared with another in the same process. */
export async function openTelemetry({
  settings,
  log,
  pools = () => [],
  tracing,
}: TelemetryOptions): Promise<Telemetry> {
  const { metrics: measured, traceEndpoint } = settings
  const spans = tracing ?? (traceEndpoint === undefined ? untraced : await exportSpans(traceEndpoint))
  const metrics = measured ? createMetrics(pools) : null
  return {
    observe: observeWith({ tracer: spans.tracer, log, metrics }),
    metrics,
    close: async () => {
      metrics?.close()
      await spans.close()
    },
  }
}
