import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'

/** What the comparison with the last release found. */
export interface Comparison {
  /** Breaking changes that nobody declared, as the lines to add, without their reasons. */
  readonly undeclared: readonly string[]
  /** Declarations of changes that are not there, or that say no reason. */
  readonly unfounded: readonly string[]
  /** Changes that break some clients: worth a look, no fault. */
  readonly dangerous: readonly string[]
}

/** `- ` then a change in backticks, a colon and a reason. */
const declaration = /^- `(?<change>[^`]+)`:?(?<reason>.*)$/gm

/** Compares a contract with the last released one, and both with the breaking changes that a Markdown text declares. */
export async function compareContracts(
  released: GraphQLSchema,
  current: GraphQLSchema,
  declarations: string,
): Promise<Comparison> {
  const changes = await diff(released, current)
  const breaking = textsOf(changes, CriticalityLevel.Breaking)
  const declared = [...declarations.matchAll(declaration)].map(({ groups = {} }) => ({
    change: groups['change'] ?? '',
    reason: groups['reason']?.trim() ?? '',
  }))
  return {
    undeclared: breaking
      .filter((text) => !declared.some(({ change }) => change === text))
      .map((text) => `- \`${text}\`: `),
    unfounded: declared.flatMap(({ change, reason }) => {
      if (!breaking.includes(change)) return [`\`${change}\` is declared, but is no breaking change: delete the line.`]
      return reason === '' ? [`\`${change}\` is declared without a reason: say why, and what clients do instead.`] : []
    }),
    dangerous: textsOf(changes, CriticalityLevel.Dangerous),
  }
}

/** What the changes of a level say of themselves, which names their place. Backticks are left to the declarations. */
function textsOf(changes: readonly Change[], level: CriticalityLevel): string[] {
  return changes
    .filter(({ criticality }) => criticality.level === level)
    .map(({ message }) => message.replaceAll('`', "'").replaceAll(/\s+/g, ' '))
}
