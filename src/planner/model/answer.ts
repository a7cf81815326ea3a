import { z } from 'zod'
import type { PlanAnswer, PlannedOperation } from '../planner.ts'

/** What a model has to write. Operations are looked into by whoever knows what they mean. */
const shape = z.strictObject({
  message: z.string().min(1).max(50_000),
  operations: z.array(z.record(z.string(), z.unknown())).max(500),
})

/** An answer, or what is wrong with it, in sentences for the model. */
export type ReadAnswer = { readonly answer: PlanAnswer } | { readonly problems: readonly string[] }

/** Keys that reach into JavaScript's own objects when somebody copies them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

class ForbiddenKey extends Error {}

/** Reads what a model wrote: JSON, at most in a code fence. */
export function readAnswer(text: string): ReadAnswer {
  const json = /^\s*```(?:json)?\s*\n([^]*?)\n?```\s*$/.exec(text)?.[1] ?? text
  let value: unknown
  try {
    value = JSON.parse(json, (key, inner: unknown) => {
      if (forbidden.has(key)) throw new ForbiddenKey(`The key ${key} is not allowed.`)
      return inner
    })
  } catch (error) {
    const reason = error instanceof ForbiddenKey ? error.message : 'The answer is not JSON, or not all of it is there.'
    return { problems: [reason] }
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return { answer: parsed.data }
  return {
    problems: parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => [...(path.length > 0 ? [path.join('.')] : []), message].join(': ')),
  }
}

/** The operations of an unfinished answer that are complete. */
export function completeOperations(value: unknown, isWhole: boolean): PlannedOperation[] {
  const list: unknown = Object.hasOwn(Object(value) as object, 'operations')
    ? (value as { operations: unknown }).operations
    : []
  const found = z.array(z.record(z.string(), z.unknown())).max(500).safeParse(list)
  return found.success ? found.data.slice(0, isWhole ? undefined : -1) : []
}
