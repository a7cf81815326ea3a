import { encodeId } from '../ids.ts'
import * as failures from '../resolvers/errors.ts'
import { builder } from './builder.ts'
import { loadNode, NodeInterface } from './node.ts'

const describedValues = (meanings: Record<string, string>) =>
  Object.fromEntries(Object.entries(meanings).map(([name, description]) => [name, { description }]))

const ErrorCode = builder.enumType('ErrorCode', {
  description: 'The stable name of a class of failures, for programs; messages are for people and may change.',
  values: describedValues(failures.errorCodes),
})

const IssueCode = builder.enumType('IssueCode', {
  description: 'The stable name of what is wrong with one value.',
  values: describedValues(failures.issueCodes),
})

/** The interface of every failure that is data. */
export const ErrorInterface = builder.interfaceRef<failures.CallerError>('Error').implement({
  description: 'A failure that the caller caused. Nothing was written.',
  fields: (t) => ({
    code: t.field({
      type: ErrorCode,
      description: 'The class of the failure.',
      resolve: (error) => error.code,
    }),
    message: t.exposeString('message', { description: 'What went wrong, in words that may be shown to a person.' }),
    path: t.field({
      type: ['String'],
      nullable: true,
      description: 'Where in the arguments the cause stands, from `input` on; null when it is nowhere in particular.',
      resolve: (error) => error.path && [...error.path],
    }),
  }),
})

const Issue = builder.objectRef<failures.Issue>('ValidationIssue').implement({
  description: 'One value of the input that breaks a rule.',
  fields: (t) => ({
    path: t.field({
      type: ['String'],
      description: 'Where in the arguments the value stands, from `input` on; list items by their index.',
      resolve: (issue) => [...issue.path],
    }),
    message: t.exposeString('message', { description: 'What is wrong, in words that may be shown to a person.' }),
    code: t.field({ type: IssueCode, description: 'What is wrong, for programs.', resolve: (issue) => issue.code }),
  }),
})

const ChangeSinceKind = builder.enumType('ChangeSinceKind', {
  description: 'What was done to something.',
  values: {
    ADDED: { description: 'It is there now, where its absence was counted on.' },
    CHANGED: { description: 'Some of its fields are others now.' },
    REMOVED: { description: 'It was deleted.' },
  } as const,
})

const ChangeSince = builder.objectRef<failures.ChangeSince>('ChangeSince').implement({
  description: 'Something that was changed since a patch set was proposed or applied.',
  fields: (t) => ({
    // Not `id`: by that clients would take two changes of one thing for the same.
    nodeId: t.id({ description: 'The id of it.', resolve: ({ subject }) => encodeId(subject.type, subject.id) }),
    node: t.field({
      type: NodeInterface,
      nullable: true,
      description: 'The thing as it is now.',
      resolve: ({ subject }, _, { larder }, info) => loadNode(larder.loaders, subject, info),
    }),
    kind: t.field({ type: ChangeSinceKind, description: 'What was done to it.', resolve: ({ kind }) => kind }),
    fields: t.stringList({
      description: 'The fields that are others now, when it was CHANGED.',
      resolve: ({ fields }) => [...fields],
    }),
  }),
})

const base = { interfaces: [ErrorInterface] }

builder.objectType(failures.ValidationError, {
  ...base,
  name: 'ValidationError',
  description: 'The input breaks rules. All that were found are named, up to 100.',
  fields: (t) => ({
    issues: t.field({
      type: [Issue],
      description: 'Each value that is wrong; the first 100 of them.',
      resolve: (error) => [...error.issues],
    }),
  }),
})

builder.objectType(failures.NotFoundError, {
  ...base,
  name: 'NotFoundError',
  description: 'Something that the input names does not exist, or is not where the input says.',
})

builder.objectType(failures.ConflictError, {
  ...base,
  name: 'ConflictError',
  description: 'Something that exists already stands in the way.',
  fields: (t) => ({
    existing: t.field({
      type: NodeInterface,
      nullable: true,
      description: 'What stands in the way, where it can be named.',
      resolve: ({ existing }, _, { larder }, info) => existing && loadNode(larder.loaders, existing, info),
    }),
  }),
})

builder.objectType(failures.StaleVersionError, {
  ...base,
  name: 'StaleVersionError',
  description: 'Something was changed since the version that `ifVersion` names, or since a patch set was made.',
  fields: (t) => ({
    changes: t.field({
      type: [ChangeSince],
      description: 'What was changed, where a patch set is concerned: the first 100; otherwise nothing.',
      resolve: ({ changes }) => [...changes],
    }),
    current: t.field({
      type: NodeInterface,
      nullable: true,
      description: 'The thing as it is now.',
      resolve: ({ current }, _, { larder }, info) => loadNode(larder.loaders, current, info),
    }),
  }),
})

builder.objectType(failures.ForbiddenError, {
  ...base,
  name: 'ForbiddenError',
  description: 'The caller lacks the permission for this.',
})

builder.objectType(failures.LimitError, {
  ...base,
  name: 'LimitError',
  description: 'The input is larger than what is taken at once, or the caller has asked for too much lately.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'How many are taken at most.' }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which there is room again; null when waiting is of no use.',
    }),
  }),
})

/** Why the planner gave no answer. */
export const PlannerErrorReason = builder.enumType('PlannerErrorReason', {
  description: 'Why the planner gave no answer that could be used.',
  values: describedValues(failures.plannerFailures) as Record<failures.PlannerError['reason'], { description: string }>,
})

builder.objectType(failures.PlannerError, {
  ...base,
  name: 'PlannerError',
  description: 'The planner gave no answer that could be used. Nothing was written.',
  fields: (t) => ({
    reason: t.expose('reason', { type: PlannerErrorReason, description: 'Why.' }),
    problems: t.stringList({
      description: 'What was wrong with the last answer, for INVALID_ANSWER: at most 20.',
      resolve: (error) => [...error.problems],
    }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which to try again, where the provider says so.',
    }),
  }),
})
