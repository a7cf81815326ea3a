import { schema } from '../../src/schema/index.ts'
import type { Permission } from '../../src/resolvers/permissions.ts'
import type { Furnished } from './furnished.ts'
import { selectionOf } from './selection.ts'

/** What tests of every mutation need of one: an input that succeeds in a furnished world, and the permissions it asks for. */
interface Example {
  readonly input: (furnished: Furnished) => Record<string, unknown>
  /** In the order in which it asks. */
  readonly permissions: readonly Permission[]
  /** Whether somebody outside is asked, so that a rehearsal cannot show what would be. */
  readonly consults?: true
}

/** One for every mutation of the schema. */
export const examples: Readonly<Record<string, Example>> = {
  createCollection: {
    input: () => ({ name: 'Rare', description: 'For rare days.' }),
    permissions: ['collection:create'],
  },
  updateCollection: {
    input: ({ collection }) => ({ id: collection, name: 'Daily' }),
    permissions: ['collection:update'],
  },
  deleteCollection: { input: ({ collection }) => ({ id: collection }), permissions: ['collection:delete'] },
  createGroup: {
    input: ({ collection }) => ({ collectionId: collection, name: 'Noon', at: { position: 0 } }),
    permissions: ['list:arrange', 'group:create'],
  },
  updateGroup: { input: ({ group }) => ({ id: group, description: 'Before ten.' }), permissions: ['group:update'] },
  deleteGroup: { input: ({ group }) => ({ id: group }), permissions: ['list:arrange', 'group:delete'] },
  moveGroup: { input: ({ group }) => ({ id: group }), permissions: ['list:arrange', 'group:update'] },
  copyGroup: { input: ({ group }) => ({ id: group }), permissions: ['list:arrange', 'group:create'] },
  reorderGroups: {
    input: ({ collection, group, emptyGroup }) => ({ collectionId: collection, groupIds: [emptyGroup, group] }),
    permissions: ['list:arrange'],
  },
  createArtifact: {
    input: () => ({ type: 'COMMAND', name: 'polish', tags: ['shiny'], content: 'Polish it.' }),
    permissions: ['artifact:create'],
  },
  updateArtifact: {
    input: ({ members }) => ({ id: members[0], title: 'First', content: 'New.' }),
    permissions: ['artifact:update'],
  },
  deleteArtifact: { input: ({ members }) => ({ id: members[0] }), permissions: ['artifact:delete'] },
  excludeArtifact: {
    input: ({ scanned }) => ({ id: scanned, reason: 'A template.' }),
    permissions: ['artifact:exclude'],
  },
  restoreArtifact: { input: ({ excluded }) => ({ id: excluded }), permissions: ['artifact:exclude'] },
  linkArtifact: {
    input: ({ group, loose }) => ({ listId: group, artifactId: loose, at: { position: 1 } }),
    permissions: ['list:arrange'],
  },
  unlinkArtifact: {
    input: ({ collection, members }) => ({ listId: collection, artifactId: members[0] }),
    permissions: ['list:arrange'],
  },
  placeArtifact: {
    input: ({ collection, members }) => ({ listId: collection, artifactId: members[2], at: { before: members[0] } }),
    permissions: ['list:arrange'],
  },
  moveArtifact: {
    input: ({ collection, otherCollection, members }) => ({
      artifactId: members[0],
      fromListId: collection,
      toListId: otherCollection,
    }),
    permissions: ['list:arrange'],
  },
  copyArtifact: {
    input: ({ collection, otherCollection, members }) => ({
      artifactId: members[0],
      fromListId: collection,
      toListId: otherCollection,
    }),
    permissions: ['list:arrange'],
  },
  linkArtifacts: {
    input: ({ emptyGroup, members, loose }) => ({ listId: emptyGroup, artifactIds: [loose, ...members] }),
    permissions: ['list:arrange'],
  },
  unlinkArtifacts: {
    input: ({ collection, members, loose }) => ({ listId: collection, artifactIds: [members[0], loose] }),
    permissions: ['list:arrange'],
  },
  reorderArtifacts: {
    input: ({ collection, members }) => ({ listId: collection, artifactIds: [members[2], members[0], members[1]] }),
    permissions: ['list:arrange'],
  },
  createSource: { input: () => ({ url: 'https://github.com/acme/other' }), permissions: ['source:create'] },
  updateSource: { input: ({ source }) => ({ id: source, ref: 'next' }), permissions: ['source:update'] },
  deleteSource: { input: ({ source }) => ({ id: source }), permissions: ['source:delete'] },
  tagSource: { input: ({ source }) => ({ id: source, tags: ['good'] }), permissions: ['source:update'] },
  untagSource: { input: ({ source }) => ({ id: source, tags: ['sharp'] }), permissions: ['source:update'] },
  importManifest: {
    input: () => ({
      toml: `
        [[sources]]
        url = "https://github.com/acme/more"
        [[artifacts]]
        type = "COMMAND"
        name = "polish"
        [[collections]]
        name = "Rare"
        artifacts = ["key polish"]
        [[collections.groups]]
        name = "Noon"
      `,
    }),
    permissions: [
      'manifest:import',
      'source:create',
      'artifact:create',
      'collection:create',
      'group:create',
      'list:arrange',
    ],
  },
  recordDeployments: {
    input: ({ project, members }) => ({
      projectId: project,
      deployments: [
        {
          artifactId: members[0],
          status: 'SUCCEEDED',
          contentHash: 'a'.repeat(40),
          deployedAt: '2026-01-01T00:00:00Z',
        },
        { artifactId: members[1], status: 'FAILED', deployedAt: '2026-01-02T00:00:00Z', message: 'No room.' },
      ],
    }),
    permissions: ['deployment:record'],
  },
  reportDeploymentState: {
    input: ({ project, deployed }) => ({ projectId: project, states: [{ artifactId: deployed, gone: true }] }),
    permissions: ['deployment:record'],
  },
  createProject: {
    input: () => ({
      name: 'Kitchen',
      tags: ['home'],
      tasks: [
        { title: 'Cook', key: 'cook', subtasks: [{ title: 'Peel' }] },
        { title: 'Eat', dependsOnKeys: ['cook'] },
      ],
    }),
    permissions: ['project:create', 'task:create'],
  },
  updateProject: {
    input: ({ project }) => ({ id: project, status: 'ACTIVE', description: 'Behind the house.' }),
    permissions: ['project:update'],
  },
  deleteProject: { input: ({ project }) => ({ id: project }), permissions: ['project:delete'] },
  restoreProject: { input: ({ deletedProject }) => ({ id: deletedProject }), permissions: ['project:delete'] },
  createTask: {
    input: ({ project, task, otherTask }) => ({
      ...{ projectId: project, parentId: task, title: 'Water', dueDate: '2026-05-01', at: { position: 0 } },
      dependsOnIds: [otherTask],
    }),
    permissions: ['task:create'],
  },
  updateTask: {
    input: ({ task }) => ({ id: task, status: 'COMPLETED', dependsOnIds: null }),
    permissions: ['task:update'],
  },
  deleteTask: { input: ({ task }) => ({ id: task }), permissions: ['task:delete'] },
  moveTask: {
    input: ({ subtask, otherTask }) => ({ id: subtask, parentId: otherTask }),
    permissions: ['task:arrange'],
  },
  reorderTasks: {
    input: ({ project, task, otherTask }) => ({ projectId: project, taskIds: [task, otherTask] }),
    permissions: ['task:arrange'],
  },
  cancelScan: { input: ({ waitingScan }) => ({ id: waitingScan }), permissions: ['source:scan'] },
  openPatchSet: { input: ({ project }) => ({ projectId: project }), permissions: ['patch-set:propose'] },
  proposePatchSet: {
    input: ({ project, task, otherTask }) => ({
      projectId: project,
      summary: 'Water it.',
      operations: [
        { createTask: { tempId: 'water', title: 'Water', parentId: task, dueDate: '2026-05-01', at: { position: 0 } } },
        { updateTask: { id: otherTask, status: 'COMPLETED', description: null } },
        { deleteTask: { id: 'temp:water' } },
        { updateProject: { status: 'ACTIVE' } },
      ],
    }),
    permissions: ['patch-set:propose'],
  },
  applyPatchSet: { input: ({ patchSet }) => ({ id: patchSet }), permissions: ['patch-set:apply', 'task:create'] },
  rejectPatchSet: { input: ({ patchSet }) => ({ id: patchSet }), permissions: ['patch-set:reject'] },
  revertPatchSet: {
    input: ({ appliedPatchSet }) => ({ id: appliedPatchSet }),
    permissions: ['patch-set:revert'],
  },
  generatePlan: {
    input: ({ project }) => ({ projectId: project, idea: '- Rake\n- Mulch\n' }),
    permissions: ['planner:ask', 'patch-set:propose'],
    consults: true,
  },
  refinePlan: {
    input: ({ patchSet }) => ({ patchSetId: patchSet, feedback: '- Mulch\n' }),
    permissions: ['planner:ask', 'patch-set:propose'],
    consults: true,
  },
  decomposeTask: {
    input: ({ task }) => ({ taskId: task, instructions: '- Mulch\n' }),
    permissions: ['planner:ask', 'patch-set:propose'],
    consults: true,
  },
  startConversation: { input: ({ project }) => ({ projectId: project }), permissions: ['conversation:start'] },
  sendMessage: {
    input: ({ conversation }) => ({ conversationId: conversation, text: '- Mulch\n' }),
    permissions: ['conversation:write', 'planner:ask', 'patch-set:propose'],
    consults: true,
  },
  scanSource: { input: ({ source }) => ({ id: source }), permissions: ['source:scan'] },
}

/** The names of all mutations of the schema. */
export const mutationNames = Object.keys(schema.getMutationType()?.getFields() ?? {})

/** The example of a mutation. @throws when a mutation of the schema has none */
export function exampleOf(name: string): Example {
  const example = examples[name]
  if (!example) throw new Error(`Give an example of ${name} in mutation-table.ts.`)
  return example
}

/** A document with one mutation that asks for all of its result. */
export function documentOf(name: string, depth = 1): string {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const result = schema.getType(`${Name}Result`)
  if (!result) throw new Error(`There is no ${Name}Result.`)
  return `mutation ($input: ${Name}Input!) { result: ${name}(input: $input) ${selectionOf(result, depth)} }`
}
