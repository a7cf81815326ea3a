import { trace, type Tracer } from '@opentelemetry/api'

/** Where spans go. */
export interface Tracing {
  readonly tracer: Tracer
  /** Sends what is left. */
  readonly close: () => Promise<void>
}

const name = 'larder'

/** Spans that nobody reads. */
export const untraced: Tracing = { tracer: trace.getTracer(name), close: () => Promise.resolve() }

/**
 * Sends spans to a collector by OTLP over HTTP. The SDK is loaded here, so that a start without it does not wait for it.
 * @param endpoint the collector's address, such as http://localhost:4318
 */
export async function exportSpans(endpoint: string): Promise<Tracing> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  return { tracer: provider.getTracer(name), close: () => provider.shutdown() }
}
