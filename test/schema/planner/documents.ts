/** What errors say besides their code, message and path. */
const errorFields = {
  ValidationError: 'issues { path code message }',
  NotFoundError: '',
  ConflictError: 'existing { __typename id }',
  LimitError: 'limit retryAfter',
  PlannerError: 'reason problems retryAfter',
} as const
type ErrorName = keyof typeof errorFields

/** All of a patch set that the planner has to do with. */
export const plannedPatchSet = `
  __typename id status origin baseVersion proposedBy decidedBy version summary project { __typename id name }
  validation { __typename valid errors { operation code message } }
  operations {
    __typename
    ... on CreateProjectOperation { name projectDescription: description }
    ... on CreateTaskOperation { tempId title parentId status priority assignee estimatedMinutes dueDate tags description }
    ... on UpdateTaskOperation { taskId updatedTitle: title }
    ... on DeleteTaskOperation { taskId }
  }`
const patchSet = `patchSet { ${plannedPatchSet} }`

const document = (name: string, selection: string, errors: readonly ErrorName[]): string => {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const fragments = ['ValidationError' as const, ...errors].map(
    (error) => `... on ${error} { __typename ${errorFields[error]} }`,
  )
  return `mutation ($input: ${Name}Input!) {
    result: ${name}(input: $input) {
      __typename ... on ${Name}Success { ${selection} } ... on Error { code message path } ${fragments.join(' ')}
    }
  }`
}

const consulted = ['NotFoundError', 'LimitError', 'PlannerError'] as const
const written = [...consulted, 'ConflictError'] as const

/** The mutations of the planner, each asked for all of its answer. */
export const planning = {
  openPatchSet: document('openPatchSet', patchSet, ['NotFoundError']),
  rejectPatchSet: document('rejectPatchSet', patchSet, ['NotFoundError', 'ConflictError']),
  revertPatchSet: document('revertPatchSet', patchSet, ['NotFoundError', 'ConflictError']),
  generatePlan: document('generatePlan', patchSet, written),
  refinePlan: document('refinePlan', patchSet, written),
  decomposeTask: document('decomposeTask', patchSet, written),
  startConversation: document(
    'startConversation',
    'conversation { __typename id createdBy project { __typename id } }',
    ['NotFoundError'],
  ),
  sendMessage: document(
    'sendMessage',
    `reply: message { __typename id author text conversation { __typename id version } patchSet { __typename id } } ${patchSet}`,
    consulted,
  ),
  applyPatchSet: document(
    'applyPatchSet',
    'patchSet { __typename id status } project { __typename id name taskCount }',
    ['NotFoundError', 'ConflictError'],
  ),
} as const
