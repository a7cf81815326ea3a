/** How an artifact in a project compares to the artifact in the catalogue, or why that is no question. */
export type Drift =
  'NOT_DEPLOYED' | 'MISSING' | 'ORPHANED' | 'IN_SYNC' | 'OUTDATED' | 'MODIFIED' | 'CONFLICT' | 'SUPERSEDED'

/** What is known of an artifact in a project, and of the artifact itself. */
export interface ProjectCopy {
  /** The latest event. */
  readonly deploymentId: string
  /** The latest event that SUCCEEDED; null when there was none. */
  readonly successId: string | null
  readonly successHash: string | null
  /** When the project last said what its copy is; null when it said nothing since the latest success. */
  readonly reportedAt: Date | null
  readonly reportedHash: string | null
  readonly reportedGone: boolean
  readonly artifactHash: string | null
  /** Whether there is nothing upstream any more, whatever people say of the artifact. */
  readonly artifactGone: boolean
}

/**
 * The drift that an event shows. Three hashes decide: of the latest success, of the artifact now, and of the project's
 * copy as last reported. A hash that nobody said is equal to another such one only.
 */
export function driftOf(deploymentId: string, copy: ProjectCopy): Drift {
  if (copy.deploymentId !== deploymentId) return 'SUPERSEDED'
  if (copy.successId === null) return 'NOT_DEPLOYED'
  if (copy.reportedGone) return 'MISSING'
  if (copy.artifactGone) return 'ORPHANED'
  const deployed = copy.successHash
  const present = copy.reportedAt === null ? deployed : copy.reportedHash
  const wanted = copy.artifactHash
  if (wanted === present) return 'IN_SYNC'
  if (present === deployed) return 'OUTDATED'
  return wanted === deployed ? 'MODIFIED' : 'CONFLICT'
}
