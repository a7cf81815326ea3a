import { recordDeployments, type RecordedRow } from '../../resolvers/deployment/record.ts'
import { reportDeploymentState } from '../../resolvers/deployment/report.ts'
import { builder } from '../builder.ts'
import { failedOutcomes, onErrorField, rowError } from '../bulk.ts'
import { mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { wantedBelow } from '../selection.ts'
import { DeploymentStatus } from './enums.ts'
import { Deployment } from './node.ts'

const DeploymentInput = builder.inputType('DeploymentInput', {
  description: 'One deployment to record.',
  fields: (t) => ({
    artifactId: t.id({ required: true, description: 'The id of the artifact.' }),
    status: t.field({ type: DeploymentStatus, required: true, description: 'How it went.' }),
    contentHash: t.string({
      description:
        "Which version it was: the artifact's `contentHash` at that time. At most 128 characters of A-Z, a-z, 0-9 and :+/=_.-; without it nobody knows which version it was.",
    }),
    deployedAt: t.field({
      type: 'DateTime',
      description:
        'When it happened; without it: now. Give it, so that what is sent again is known for what was recorded already.',
    }),
    message: t.string({ description: 'What there is to say of it, for people: at most 2,000 characters.' }),
  }),
})

const RecordDeploymentOutcome = builder.enumType('RecordDeploymentOutcome', {
  description: 'What became of one deployment that was to be recorded.',
  values: {
    RECORDED: { description: 'It was recorded.' },
    ALREADY_RECORDED: {
      description: 'It is there already, with this artifact, status, content hash and time; it stays as it is.',
    },
    ...failedOutcomes,
  } as const,
})

const RecordDeploymentRow = builder.objectRef<RecordedRow>('RecordDeploymentRow').implement({
  description: 'The result of one deployment that was to be recorded, in the order of the input.',
  fields: (t) => ({
    artifactId: t.exposeID('artifactId', { description: 'The id of the artifact as it was given.' }),
    outcome: t.field({
      type: RecordDeploymentOutcome,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome,
    }),
    deployment: t.field({
      type: Deployment,
      nullable: true,
      description: 'The deployment that was recorded, now or before; null when there is none.',
      resolve: ({ deploymentId }, _, { larder }, info) =>
        deploymentId === null ? null : larder.loaders.entities.Deployment.load(deploymentId, wantedBelow(info)),
    }),
    error: rowError(t),
  }),
})

mutation('recordDeployments', {
  description:
    'Records up to 500 deployments to a project, in any order of time. It says for each what happened; sent again, nothing is recorded twice.',
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The id of the project.' }),
    deployments: t.field({ type: [DeploymentInput], required: true, description: 'The deployments, at most 500.' }),
    onError: onErrorField(t),
  }),
  success: (t) => ({
    rows: t.field({ type: [RecordDeploymentRow], description: 'A result for each.', resolve: ({ rows }) => rows }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: recordDeployments,
})

const DeploymentStateInput = builder.inputType('DeploymentStateInput', {
  description: "What a project's copy of an artifact is now: exactly one of `contentHash` and `gone: true`.",
  fields: (t) => ({
    artifactId: t.id({ required: true, description: 'The id of the artifact, which was deployed to the project.' }),
    contentHash: t.string({ description: 'The content hash of the copy, reckoned as that of the artifact is.' }),
    gone: t.boolean({ description: 'That there is no copy any more.' }),
  }),
})

mutation('reportDeploymentState', {
  description:
    "Takes what a project's copies of artifacts are now; drift is reckoned with it until the next report, or until a later deployment that SUCCEEDED replaces the copy.",
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The id of the project.' }),
    states: t.field({
      type: [DeploymentStateInput],
      required: true,
      description: 'The copies, at most 500, each artifact once.',
    }),
  }),
  success: (t) => ({
    deployments: t.field({
      type: [Deployment],
      description: 'The latest deployment of each artifact to the project, in the order of the input: see its drift.',
      resolve: ({ deploymentIds }, _, { larder }, info) =>
        Promise.all(
          deploymentIds.map(async (id) => found(await larder.loaders.entities.Deployment.load(id, wantedBelow(info)))),
        ),
    }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: reportDeploymentState,
})
