import * as failures from '../resolvers/errors.ts'
import { builder } from './builder.ts'
import { ChangeSince } from './change-since.ts'
import { describedValues } from './described.ts'
import { loadNode, NodeInterface } from './node.ts'

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
