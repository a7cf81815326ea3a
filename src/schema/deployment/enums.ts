import { builder } from '../builder.ts'

/** How a deployment went. */
export const DeploymentStatus = builder.enumType('DeploymentStatus', {
  description: 'How a deployment went.',
  values: {
    PENDING: { description: 'It has begun; how it ended is another event.' },
    SUCCEEDED: { description: 'The version reached the project.' },
    FAILED: { description: 'The version did not reach the project.' },
  } as const,
})

/** How an artifact in a project compares to the catalogue. */
export const DeploymentDrift = builder.enumType('DeploymentDrift', {
  description:
    'How the artifact in the project compares to the artifact in the catalogue. The first value that applies is shown, in this order: SUPERSEDED, NOT_DEPLOYED, MISSING, ORPHANED, IN_SYNC, and then the others. Compared are content hashes: of the latest SUCCEEDED deployment, of the artifact now, and of the copy in the project as it was last reported since that deployment, or else as it was deployed. A hash that nobody said equals another such one only.',
  values: {
    SUPERSEDED: { description: 'A later deployment of the artifact to the project says how it is.' },
    NOT_DEPLOYED: { description: 'No deployment of the artifact to the project has SUCCEEDED.' },
    MISSING: { description: 'The project has reported that its copy is gone.' },
    ORPHANED: {
      description: 'The artifact is REMOVED, or EXCLUDED and gone: there is nothing upstream to compare the copy with.',
    },
    IN_SYNC: { description: 'The copy in the project is the artifact as it is now.' },
    OUTDATED: { description: 'The artifact has changed since it was deployed, and the copy has not.' },
    MODIFIED: { description: 'The copy was changed in the project, and the artifact has not changed.' },
    CONFLICT: { description: 'Both have changed since the artifact was deployed, and differ.' },
  } as const,
})
