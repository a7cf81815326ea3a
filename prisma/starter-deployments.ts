import { encodeId } from '../src/ids.ts'
import { recordDeployments } from '../src/resolvers/deployment/record.ts'
import { reportDeploymentState } from '../src/resolvers/deployment/report.ts'
import type { Unit } from '../src/resolvers/unit.ts'

/** What has to be known of an artifact to deploy it. */
interface Deployable {
  readonly id: string
  readonly path: string | null
  readonly contentHash: string | null
}

const day = 24 * 60 * 60 * 1000

/** Deploys some artifacts of the starter repository to a project: one of each kind of drift that people meet first. */
export async function deployStarter(
  unit: Unit,
  { project }: { readonly project: { readonly id: string } },
  found: readonly Deployable[],
): Promise<void> {
  const projectId = encodeId('Project', project.id)
  const event = (path: string, days: number, status: 'PENDING' | 'SUCCEEDED' | 'FAILED', more: object = {}) => {
    const artifact = found.find((one) => one.path === path)
    const [artifactId, contentHash] = [encodeId('Artifact', artifact?.id ?? ''), artifact?.contentHash ?? null]
    return { artifactId, status, contentHash, deployedAt: new Date(Date.now() - days * day), ...more }
  }
  const changed = event('plugins/review-desk/commands/review-change.md', 2, 'SUCCEEDED')
  await recordDeployments(unit, {
    projectId,
    deployments: [
      event('skills/accessibility-pass', 4, 'PENDING'),
      event('skills/accessibility-pass', 3, 'SUCCEEDED'),
      event('skills/incident-notes', 3, 'SUCCEEDED', { contentHash: '0'.repeat(40), message: 'An earlier version.' }),
      event('plugins/release-crew/skills/database-migrations', 1, 'FAILED', { message: 'The disk was full.' }),
      changed,
    ],
  })
  const contentHash = 'f'.repeat(40)
  await reportDeploymentState(unit, { projectId, states: [{ artifactId: changed.artifactId, contentHash }] })
}
