import type { FieldMap, InputFieldBuilder, InputFieldsFromShape, ObjectFieldBuilder } from '@pothos/core'
import type { RequestScope, Rehearsable } from '../context.ts'
import { encodeId, type NodeReference } from '../ids.ts'
import * as failures from '../resolvers/errors.ts'
import type { Procedure } from '../resolvers/procedure.ts'
import type { Operation } from '../resolvers/unit.ts'
import { builder, type SchemaTypes } from './builder.ts'

/** The failures that an operation may answer with, besides ValidationError and ForbiddenError, which all may. */
type FailureName = 'NotFoundError' | 'ConflictError' | 'StaleVersionError' | 'LimitError' | 'PlannerError'

/** A mutation costs this much before its answer is reckoned: it writes. Each thing in a list of its input costs 1 more. */
const mutationCost = 10

/** More things in a list cost no more: what is too many for an operation is answered with LimitError. */
const dearestList = 5000

interface MutationParts<Input extends object, Result extends object> {
  description: string
  /** The fields of the input: those that the operation takes, no more and no less. */
  input: (
    t: InputFieldBuilder<SchemaTypes, 'InputObject'>,
  ) => InputFieldsFromShape<SchemaTypes, NoInfer<Input>, 'InputObject'>
  success: (t: ObjectFieldBuilder<SchemaTypes, Result>) => FieldMap
  errors: readonly FailureName[]
}

type MutationOptions<Input extends object, Result extends object> = MutationParts<Input, Result> & {
  operation: Operation<Input, Result>
}

type ConsultationOptions<Input extends object, Result extends object> = MutationParts<Input, Result> & {
  procedure: Procedure<Input, Result>
}

const rehearsal = 'Runs every check and every write, answers as if it were done, and keeps nothing.'
const inspection =
  'Checks input and permissions only: nobody is asked, and what would come of it is answered with null.'

/** The `ifVersion` of an update. */
export const ifVersionField = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) =>
  t.int({ description: 'Answers StaleVersionError, and does nothing, when the version is another one by now.' })

/** The `deletedId` of a success. */
export const deletedId = <Result extends { readonly deleted: NodeReference }>(
  t: ObjectFieldBuilder<SchemaTypes, Result>,
) =>
  t.id({
    description: 'The id of what is gone.',
    resolve: ({ deleted }) => encodeId(deleted.type, deleted.id),
  })

/**
 * Declares a mutation as the contract has them: `verbNoun(input: VerbNounInput!): VerbNounResult!`, where the result is
 * `VerbNounSuccess` or one of the errors.
 */
export function mutation<Input extends object, Result extends object>(
  name: string,
  { operation, ...parts }: MutationOptions<Input, Result>,
): void {
  declare<Input, Result>(name, parts, rehearsal, (larder, input) => larder.perform(operation, input))
}

/** Declares a mutation for which somebody outside is asked: its `validateOnly` asks nobody. */
export function consultation<Input extends object, Result extends object>(
  name: string,
  { procedure, ...parts }: ConsultationOptions<Input, Result>,
): void {
  declare<Input, Result>(name, parts, inspection, (larder, input) => larder.consult(procedure, input))
}

function declare<Input extends object, Result extends object>(
  name: string,
  { description, input, success, errors }: MutationParts<Input, Result>,
  validateOnly: string,
  carryOut: (larder: RequestScope, input: Input & Rehearsable) => Promise<Result>,
): void {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const Input = builder.inputRef<Rehearsable>(`${Name}Input`)
  builder.inputType(Input, {
    description: `The input of ${name}.`,
    // The fields of a type that is not known here cannot be checked here; MutationParts has checked them.
    fields: (t) =>
      ({ ...input(t), validateOnly: t.boolean({ defaultValue: false, description: validateOnly }) }) as never,
  })
  const Success = builder.objectRef<Result>(`${Name}Success`).implement({
    description: `What ${name} answers when it was done.`,
    fields: success,
  })
  builder.mutationField(name, (t) =>
    t.field({
      type: Success,
      description,
      args: { input: t.arg({ type: Input, required: true, description: 'What to do.' }) },
      complexity: (args) => mutationCost + listed(args.input as object),
      errors: {
        types: ['ValidationError' as const, 'ForbiddenError' as const, ...errors].map((error) => failures[error]),
        union: {
          name: `${Name}Result`,
          description: `The result of ${name}: its success or the reason why nothing was done.`,
        },
      },
      resolve: (_, args, { larder }) => carryOut(larder, args.input as Rehearsable & Input) as never,
    }),
  )
}

/** How many things stand in the lists of an input, and in the lists of these. */
function listed(input: object): number {
  let sum = 0
  const waiting: object[] = [input]
  for (let next = waiting.pop(); next !== undefined && sum < dearestList; next = waiting.pop()) {
    if (Array.isArray(next)) sum += next.length
    for (const value of Object.values(next))
      if (typeof value === 'object' && value !== null) waiting.push(value as object)
  }
  return Math.min(dearestList, sum)
}
