import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/**
 * Whether a type is `any` or holds it at some depth. `Above` grows with every level: inputs that hold themselves, as tasks
 * hold subtasks, have no end, and what is below their sixteenth level is what was above it.
 */
export type HasAny<Type, Above extends readonly unknown[] = []> = 0 extends 1 & Type
  ? true
  : Above['length'] extends 16
    ? false
    : Type extends readonly (infer Item)[]
      ? HasAny<Item, [...Above, Type]>
      : Type extends object
        ? true extends { [Key in keyof Type]-?: HasAny<Type[Key], [...Above, Type]> }[keyof Type]
          ? true
          : false
        : false

/** The names of a module's documents with `any` somewhere in their results or variables; `never` when there is none. */
export type DocumentsWithAny<Module> = {
  [Name in keyof Module]: Module[Name] extends DocumentTypeDecoration<infer Result, infer Variables>
    ? true extends HasAny<Result> | HasAny<Variables>
      ? Name
      : never
    : never
}[keyof Module]

/** Whether each of two types can stand for the other. It cannot tell `any` from anything: that is what the rest is for. */
export type Same<One, Other> = [One, Other] extends [Other, One] ? true : false
