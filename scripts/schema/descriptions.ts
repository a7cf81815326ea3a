import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from 'graphql'

interface Described {
  readonly description?: string | null | undefined
}

/** Something of the schema by its coordinate, such as `Query.node(id:)`. */
type Element = readonly [coordinate: string, element: Described]

/** A capital first (or a piece of code), a full stop last. */
const sentence = /^(?:\p{Lu}|`).*\.$/su

/** One complaint for each element of a schema whose description is missing or no whole sentence. */
export function poorDescriptions(schema: GraphQLSchema): string[] {
  return elements(schema)
    .filter(([, { description }]) => !sentence.test(description ?? ''))
    .map(([coordinate, { description }]) =>
      description == null || description.trim() === ''
        ? `${coordinate} has no description.`
        : `${coordinate} is not described in whole sentences (a capital first, a full stop last): “${description}”`,
    )
}

function elements(schema: GraphQLSchema): Element[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive))
  return [
    ['The schema', schema],
    ...types.flatMap((type): Element[] => [[type.name, type], ...members(type)]),
    ...directives.flatMap((directive): Element[] => [
      [`@${directive.name}`, directive],
      ...directive.args.map((argument): Element => [`@${directive.name}(${argument.name}:)`, argument]),
    ]),
  ]
}

function members(type: GraphQLNamedType): Element[] {
  if (isEnumType(type)) return type.getValues().map((value): Element => [`${type.name}.${value.name}`, value])
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field): Element => [`${type.name}.${field.name}`, field])
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field): Element[] => [
    [`${type.name}.${field.name}`, field],
    ...field.args.map((argument): Element => [`${type.name}.${field.name}(${argument.name}:)`, argument]),
  ])
}
