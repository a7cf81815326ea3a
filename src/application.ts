import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Database } from './database/index.ts'
import { EventHub } from './events/index.ts'
import type { Logger } from './logging.ts'
import { useCost } from './plugins/document/cost.ts'
import { useEventStream } from './plugins/execution/event-stream.ts'
import { useSettle } from './plugins/execution/settle.ts'
import { useSubscriptions } from './plugins/execution/subscriptions.ts'
import type { Application } from './process/start.ts'
import { createPlanner } from './planner/index.ts'
import { patchOperationsJsonSchema } from './resolvers/patch-set/operations.ts'
import type { Actor } from './resolvers/permissions.ts'
import { localActor } from './resolvers/permissions.ts'
import type { Infrastructure } from './resolvers/perform.ts'
import { Sweeper } from './resolvers/sweeper.ts'
import { ScanRunner, type ScanRunnerOptions } from './resolvers/scan/runner.ts'
import { folderReader, githubReader } from './scanner/index.ts'
import { reckonCost } from './schema/cost.ts'
import { schema } from './schema/index.ts'
import { createScope } from './scope/scope.ts'
import type { Settings } from './settings.ts'
import { quietTelemetry, type Telemetry } from './telemetry/index.ts'

type OpenRepository = ScanRunnerOptions['open']

/** Options of {@link createLarder}. */
export interface ApplicationOptions {
  readonly database: Database
  readonly settings: Pick<
    Settings,
    'githubApiUrl' | 'githubToken' | 'costLimit' | 'subscriptionLimit' | 'scansAtOnce' | 'planner'
  >
  readonly logger: Logger
  /** What is told of the work; by default the log alone is. */
  readonly telemetry?: Telemetry
  /** Who asks. Until there is sign-in, everybody is the local actor. */
  readonly actor?: Actor
  /** Says how a source's repository is read; by default from GitHub, and the starter repository from its folder. */
  readonly open?: OpenRepository
}

/** Larder without its process: what answers requests, and what goes on after an answer. */
export interface Larder extends Omit<Application, 'seed'> {
  readonly infrastructure: Infrastructure
  readonly scans: ScanRunner
  /** What clients watch; workers publish through it. */
  readonly events: EventHub
}

/** The example repository that comes with Larder: it is read from its folder, so that trying it needs no network. */
export const starter = {
  owner: 'larder-examples',
  repository: 'starter',
  folder: fileURLToPath(new URL('../prisma/starter', import.meta.url)),
}

const examplesFolder = new URL('../examples/', import.meta.url)

/** The documents that GraphiQL opens with, in the order of their file names. */
export async function readExamples(): Promise<string[]> {
  const names = (await readdir(examplesFolder)).filter((name) => name.endsWith('.graphql')).sort()
  return Promise.all(names.map((name) => readFile(new URL(name, examplesFolder), 'utf8')))
}

/** Puts the rooms together around a database that is open and migrated. */
export function createLarder({
  database,
  settings,
  logger,
  actor = localActor,
  open,
  telemetry = quietTelemetry(logger),
}: ApplicationOptions): Larder {
  const { observe, metrics, close } = telemetry
  const opening = open ?? ((source) => openRepository(source, settings, metrics))
  const scans = new ScanRunner({
    ...{ database, log: logger, open: opening, atOnce: settings.scansAtOnce, observe },
    onEnd: (status) => metrics?.countScan(status),
  })
  const { callsPerMinute, tokensPerDay, timeout } = settings.planner
  const planner = createPlanner(settings.planner, patchOperationsJsonSchema)
  const plannerAccess = { planner, callsPerMinute, tokensPerDay, timeout, log: logger }
  const events = new EventHub({ database, log: logger, limit: settings.subscriptionLimit })
  const infrastructure = { database, events, scans, open: opening, plannerAccess }
  const sweeper = new Sweeper(database, logger)
  return {
    schema,
    infrastructure,
    scans,
    events,
    createContext: (request) => ({ larder: createScope({ infrastructure, events, actor, request, observe }) }),
    plugins: [
      useCost({ limit: settings.costLimit, reckon: reckonCost }),
      useSettle(),
      useSubscriptions(),
      useEventStream({ stopping: () => events.closed }),
    ],
    metrics,
    recover: async () => {
      await scans.recover()
      sweeper.start()
    },
    endStreams: () => {
      events.close()
    },
    close: async () => {
      sweeper.close()
      await scans.close()
      await events.release()
      await close()
    },
  }
}

function openRepository(
  { owner, repository, ref }: Parameters<OpenRepository>[0],
  { githubApiUrl, githubToken }: ApplicationOptions['settings'],
  metrics: Telemetry['metrics'],
): ReturnType<OpenRepository> {
  if (isStarter(owner, repository)) return { reader: folderReader(starter.folder), upstream: false }
  const options = { apiUrl: githubApiUrl, token: githubToken ?? null, onRequest: metrics?.countGithubRequest }
  return { reader: githubReader({ owner, repository, ref }, options), upstream: true }
}

/** GitHub's names are without case. */
function isStarter(owner: string, repository: string): boolean {
  return owner.toLowerCase() === starter.owner && repository.toLowerCase() === starter.repository
}
