import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from './logging.ts'
import { corsFor, PREFLIGHT_HEADERS, useVaryByOrigin } from './plugins/request/cross-origin.ts'
import { DocumentCache } from './plugins/document/cache.ts'
import { useDocumentLimits } from './plugins/document/limits.ts'
import { useGraphqlEndpoint } from './plugins/endpoints/graphql.ts'
import { useGraphqlExecution } from './plugins/execution/graphql-js.ts'
import { useGraphiql } from './plugins/endpoints/graphiql.ts'
import { useHealth } from './plugins/endpoints/health.ts'
import { maskError, useErrorReport } from './plugins/errors/masked.ts'
import { type MetricsOptions, useMetrics } from './plugins/endpoints/metrics.ts'
import { usePublishedSchema } from './plugins/endpoints/published-schema.ts'
import { factsOf, type RequestFacts, useRequestId } from './plugins/request/facts.ts'
import { useRequestLog } from './plugins/request/log.ts'
import { useRequestParams } from './plugins/request/params.ts'
import type { Settings } from './settings.ts'

/** Options of {@link createLarderServer}. */
export interface LarderServerOptions {
  readonly schema: GraphQLSchema
  readonly settings: Pick<Settings, 'bodyLimit' | 'uploadLimit' | 'corsOrigins' | 'graphiql' | 'introspection'>
  readonly logger: Logger
  /** Whether the database answers and everything that belongs in it is there, for `/ready`. */
  readonly ready: () => Promise<boolean>
  /** Makes the context of one operation. */
  readonly createContext: (facts: RequestFacts) => object
  /** Plugins that know the schema, such as the one that reckons the cost. They come after the limits on documents. */
  readonly plugins?: readonly Plugin[]
  /** Counts requests, and gives what is served at `/metrics`; null when nobody asked for it. */
  readonly metrics?: MetricsOptions | null
  /** The documents that GraphiQL opens with, a tab each. */
  readonly examples?: readonly string[]
}

/** The folder of `schema.graphql` and `schema.json`. */
const ROOT = new URL('../', import.meta.url)

/**
 * Puts the server together. The list of plugins is the life of a request: it gets an id and a line in the log; files and
 * health checks are answered; the parameters are read; the document is measured, then validated, then reckoned and run;
 * last, errors get their codes.
 */
export function createLarderServer(options: LarderServerOptions): YogaServerInstance<object, object> {
  const { schema, settings, logger, ready, createContext, plugins = [], examples = [], metrics = null } = options
  return createYoga<object, object>({
    schema,
    context: ({ request }) => createContext(factsOf(request)),
    plugins: [
      useRequestId(logger),
      useRequestLog(logger),
      useVaryByOrigin(settings.corsOrigins),
      metrics !== null && useMetrics(metrics),
      useHealth({ ready }),
      settings.introspection && usePublishedSchema(ROOT),
      settings.graphiql && useGraphiql({ documents: examples }),
      useGraphqlEndpoint(),
      useRequestParams(settings),
      useCSRFPrevention({ requestHeaders: PREFLIGHT_HEADERS }),
      useDocumentLimits(),
      !settings.introspection && useDisableIntrospection(),
      ...plugins,
      useGraphqlExecution(),
      useErrorReport({ suggestions: settings.introspection }),
    ].filter((plugin) => plugin !== false),
    cors: corsFor(settings.corsOrigins),
    maskedErrors: { maskError },
    parserAndValidationCache: {
      documentCache: new DocumentCache<DocumentNode>(),
      errorCache: new DocumentCache<unknown>(),
    },
    // The plugins above do the same with a log that knows the request, with other limits or without a CDN.
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: false,
    // Yoga's own check cannot be turned off; no URL ends like this.
    healthCheckEndpoint: '\n',
  })
}
