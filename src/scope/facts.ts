import type { Rehearsable } from '../context.ts'
import { decodeId } from '../ids.ts'
import type { Facts } from '../telemetry/index.ts'

/** What may be told of an operation's input: which source, with which tags. Texts and addresses are not. */
export function factsOfInput(input: object & Rehearsable): Facts {
  const { id, tags } = input as { readonly id?: unknown; readonly tags?: unknown }
  const reference = typeof id === 'string' ? decodeId(id) : null
  return {
    ...(reference !== null && { [`${reference.type.toLowerCase()}Id`]: reference.id }),
    ...(Array.isArray(tags) && { tags: tags.filter((tag) => typeof tag === 'string') }),
    ...(input.validateOnly === true && { validateOnly: true }),
  }
}

/** What may be told of an operation's result: the source that it made or changed, and the scan that it asked for. */
export function factsOfResult(result: unknown): Facts {
  const { source, scan } = Object(result) as Record<'source' | 'scan', { readonly id?: unknown } | null | undefined>
  return {
    ...(typeof source?.id === 'string' && { sourceId: source.id }),
    ...(typeof scan?.id === 'string' && { scanId: scan.id }),
  }
}
