import type { DeploymentInput, StateInput } from './documents.ts'

/** An event, as the model of a test has it. */
export interface Event extends DeploymentInput {
  readonly id: string
  readonly projectId: string
  /** The how-manieth event it was to be recorded: breaks ties of time. */
  readonly nth: number
}

interface Report {
  readonly projectId: string
  readonly state: StateInput
  /** How many events had been recorded by then. */
  readonly after: number
}

/** Deployments as plain lists, searched from end to end for each question. */
export interface Model {
  readonly events: Event[]
  readonly reports: Report[]
  /** Content hashes and states of artifacts. */
  readonly artifacts: Map<string, { hash: string | null; removed: boolean }>
}

const newestFirst = (one: Event, other: Event): number =>
  (other.deployedAt ?? '').localeCompare(one.deployedAt ?? '') || other.nth - one.nth

/** The events that a question is about, newest first. */
export function eventsOf(model: Model, matches: (event: Event) => boolean): Event[] {
  return model.events.filter(matches).sort(newestFirst)
}

/** Of each artifact in each project the latest one. */
export function latestOf(events: readonly Event[]): Event[] {
  return events.filter((event) => events.find((other) => isSame(other, event)) === event)
}

const isSame = (one: Event, other: Event): boolean =>
  one.artifactId === other.artifactId && one.projectId === other.projectId

/** The event that is there already, where there is one. */
export function findRecorded(model: Model, projectId: string, given: DeploymentInput): Event | undefined {
  return model.events.find(
    (event) =>
      event.projectId === projectId &&
      event.artifactId === given.artifactId &&
      event.status === given.status &&
      event.deployedAt === given.deployedAt &&
      (event.contentHash ?? null) === (given.contentHash ?? null),
  )
}

/** Drift as the rules say it: three hashes. */
export function driftIn(model: Model, event: Event): string {
  const events = eventsOf(model, (other) => isSame(other, event))
  if (events[0] !== event) return 'SUPERSEDED'
  const success = events.find(({ status }) => status === 'SUCCEEDED')
  if (!success) return 'NOT_DEPLOYED'
  const report = lastReport(model, event, success)
  const artifact = model.artifacts.get(event.artifactId)
  if (report?.gone === true) return 'MISSING'
  if (artifact?.removed === true) return 'ORPHANED'
  const [a, d] = [artifact?.hash ?? null, success.contentHash ?? null]
  const p = report ? (report.contentHash ?? null) : d
  if (a === p) return 'IN_SYNC'
  if (a !== d && p === d) return 'OUTDATED'
  if (a === d && p !== d) return 'MODIFIED'
  return 'CONFLICT'
}

/** The last report, unless a success that was recorded after it, and happened after it, has replaced the copy. */
function lastReport(model: Model, event: Event, success: Event): StateInput | undefined {
  const of = model.reports.filter(
    ({ projectId, state }) => projectId === event.projectId && state.artifactId === event.artifactId,
  )
  const last = of.at(-1)
  return last && success.nth >= last.after && isToCome(success) ? undefined : last?.state
}

/** Whether an event is dated after the test, and so after every report. */
const isToCome = ({ deployedAt }: Event): boolean => (deployedAt ?? '') > '2100'

/** What a list's summary says. */
export function summaryIn(model: Model, members: readonly string[], projectId: string | null) {
  const events = eventsOf(
    model,
    (event) => members.includes(event.artifactId) && (projectId === null || event.projectId === projectId),
  )
  const latest = members.flatMap((artifact) => events.find(({ artifactId }) => artifactId === artifact) ?? [])
  const count = (status: string): number => latest.filter((event) => event.status === status).length
  return {
    totalArtifacts: members.length,
    deployedCount: count('SUCCEEDED'),
    failedCount: count('FAILED'),
    pendingCount: count('PENDING'),
    lastDeploymentAt: events[0]?.deployedAt ?? null,
  }
}
