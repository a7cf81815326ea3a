import type { World } from '../../kit/world.ts'

const failure = `... on Error {
  code message path
  ... on ValidationError { issues { __typename path message code } }
  ... on ConflictError { existing { __typename id } }
  ... on StaleVersionError {
    current { __typename id }
    changes { __typename nodeId kind fields node { __typename ... on Task { title } ... on Project { name } } }
  }
  ... on LimitError { limit }
}`

/** What is to be said against a patch set. */
const validation = `__typename valid
  errors { __typename operation path code message } warnings { __typename operation path code message }`

const onTask = `description status priority assignee estimatedMinutes actualMinutes dueDate tags parentId dependsOnIds
  at { __typename position before after } fields`

/** All of a patch set but times. */
export const patchSet = `__typename id status origin baseVersion proposedBy decidedBy revertedBy summary version
  createdAt decidedAt revertedAt
  project { __typename id name }
  validation { ${validation} }
  operations { __typename
    ... on CreateTaskOperation { tempId title ${onTask} }
    ... on UpdateTaskOperation { taskId task { __typename title } title ${onTask} }
    ... on DeleteTaskOperation { taskId task { __typename title } }
    ... on CreateProjectOperation { name description projectStatus priority tags fields }
    ... on UpdateProjectOperation { name description projectStatus priority tags fields }
  }`

/** A project with its tree. */
const project =
  '__typename id name status tags taskCount deletedAt taskTree { __typename depth task { __typename title status } }'

const payloads = {
  openPatchSet: `patchSet { ${patchSet} }`,
  proposePatchSet: `patchSet { ${patchSet} }`,
  applyPatchSet: `patchSet { ${patchSet} } project { ${project} }`,
  rejectPatchSet: `patchSet { ${patchSet} }`,
  revertPatchSet: `patchSet { ${patchSet} } project { ${project} }`,
}

/** Sends a mutation about patch sets. @returns its result */
export async function decide(
  world: World,
  name: keyof typeof payloads,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const data = await world.read<{ result: Record<string, unknown> }>(
    `mutation ($input: ${Name}Input!) {
      result: ${name}(input: $input) { __typename ... on ${Name}Success { ${payloads[name]} } ${failure} }
    }`,
    { input },
  )
  return data.result
}

/** Proposes operations. @returns the id of the patch set */
export async function proposed(
  world: World,
  projectId: string | null,
  operations: readonly unknown[],
): Promise<string> {
  const result = await decide(world, 'proposePatchSet', { projectId, operations })
  const made = result['patchSet'] as { id: string } | undefined
  if (!made) throw new Error(JSON.stringify(result))
  return made.id
}

/** Asks what there is to say against operations. */
export async function validate(world: World, projectId: string | null, operations: readonly unknown[]) {
  const data = await world.read<{ validatePatch: { valid: boolean; errors: unknown[]; warnings: unknown[] } }>(
    `query ($projectId: ID, $operations: [PatchOperationInput!]!) {
      validatePatch(projectId: $projectId, operations: $operations) { ${validation} }
    }`,
    { projectId, operations },
  )
  return data.validatePatch
}
