import { readFileSync } from 'node:fs'
import { buildSchema, isEnumType, isInputObjectType, isRequiredInputField } from 'graphql'
import type { Targets } from './targets.ts'

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))

/** A place in the input of a mutation where an id is taken. */
export interface IdPlace {
  readonly mutation: string
  /** From the input on, such as `at.before`. */
  readonly path: string
  /** An input that has the id in this place, and sensible values wherever one is required. */
  readonly inputWith: (id: string, targets: Targets) => Record<string, unknown>
}

/** Every such place, read from the published contract, so that a new field of a new mutation is among them. */
export const idPlaces: readonly IdPlace[] = Object.keys(schema.getMutationType()?.getFields() ?? {}).flatMap(placesOf)

function placesOf(mutation: string): IdPlace[] {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  return pathsOf(type).map((path) => ({
    mutation,
    path: path.join('.'),
    inputWith: (id, targets) => place(type, path, id, mutation, targets),
  }))
}

interface Field {
  readonly name: string
  /** The name of its type, without what says that it is a list or required. */
  readonly of: string
  readonly isList: boolean
  readonly isRequired: boolean
}

/** The fields of an input type; none of any other type. */
function fieldsOf(typeName: string): Field[] {
  const type = schema.getType(typeName)
  if (!isInputObjectType(type)) return []
  // What stands in itself, as subtasks do, has an end here.
  const fields = Object.values(type.getFields()).filter((field) => field.name !== 'subtasks')
  return fields.map((field) => {
    const written = String(field.type)
    const isRequired = isRequiredInputField(field)
    return { name: field.name, of: written.replace(/\W/g, ''), isList: written.startsWith('['), isRequired }
  })
}

/** The paths of all ids in an input. */
function pathsOf(typeName: string): string[][] {
  return fieldsOf(typeName).flatMap(({ name, of }) =>
    of === 'ID' ? [[name]] : pathsOf(of).map((path) => [name, ...path]),
  )
}

function exampleOf(typeName: string, mutation: string, targets: Targets): Record<string, unknown> {
  const required = fieldsOf(typeName).filter(({ isRequired }) => isRequired)
  return Object.fromEntries(
    required.map((field) => {
      const value = valueOf(field, mutation, targets)
      return [field.name, field.isList ? [value] : value]
    }),
  )
}

function valueOf({ name, of }: Field, mutation: string, targets: Targets): unknown {
  const type = schema.getType(of)
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) return type.isOneOf ? oneOf(of, mutation, targets) : exampleOf(of, mutation, targets)
  if (of !== 'ID') return 'x'
  const subject = name === 'id' ? mutation : name
  if (/artifact/i.test(subject)) return targets.artifact
  if (/group/i.test(subject)) return targets.group
  if (/patchSet/i.test(subject)) return targets.patchSet
  if (/project/i.test(subject)) return targets.project
  if (/task|dependsOn/i.test(subject)) return targets.task
  return /source/i.test(subject) ? targets.source : targets.collection
}

/** An input of which exactly one field is given: the first. */
function oneOf(typeName: string, mutation: string, targets: Targets): Record<string, unknown> {
  const [first] = fieldsOf(typeName)
  return first ? { [first.name]: valueOf(first, mutation, targets) } : {}
}

/** An example of a type with the id put in at the path. */
function place(
  typeName: string,
  [first = '', ...rest]: string[],
  id: string,
  mutation: string,
  targets: Targets,
): Record<string, unknown> {
  const field = fieldsOf(typeName).find(({ name }) => name === first)
  const value = field !== undefined && rest.length > 0 ? place(field.of, rest, id, mutation, targets) : id
  return { ...exampleOf(typeName, mutation, targets), [first]: field?.isList === true ? [value] : value }
}
