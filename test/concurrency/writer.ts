import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { Answering } from '../schema/list/pages.ts'
import { type Action, actionsOf, type Inside, type Lists, predict, requestOf } from './operations.ts'

/** In which lists each of a writer's artifacts is. */
export type Whereabouts = ReadonlyMap<string, Inside>

const bulk = (name: string, success: string) => `mutation ($input: ${name}ArtifactsInput!) {
  result: ${name.toLowerCase()}Artifacts(input: $input) { __typename ... on ${success} { rows { outcome } } }
}`
const linkAll = bulk('Link', 'LinkArtifactsSuccess')
const unlinkAll = bulk('Unlink', 'UnlinkArtifactsSuccess')

interface Write {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly answer: string
  readonly after: Whereabouts
}

/** A client with artifacts of its own, that knows what it was told, and what it does not know whether it was done. */
export class Writer {
  readonly #single: readonly string[]
  /** These join the group, and leave its collection, all at once. */
  readonly #bundle: readonly string[]
  readonly #actions: Generator<Action, never>
  #acknowledged: Whereabouts
  #asked: Whereabouts
  #turn = 0

  constructor(single: readonly string[], bundle: readonly string[], seed: number) {
    this.#single = single
    this.#bundle = bundle
    this.#actions = actionsOf(seed)
    this.#acknowledged = new Map([...single, ...bundle].map((artifact) => [artifact, new Set()]))
    this.#asked = this.#acknowledged
  }

  /** Sends one write and waits for its answer. */
  async write(remote: Answering, lists: Lists, anchors: readonly string[]): Promise<void> {
    this.#turn += 1
    const { query, variables, answer, after } =
      this.#turn % 4 === 0 ? this.#together(lists) : this.#next(lists, anchors)
    this.#asked = after
    const { result } = await remote.read<{ result: { __typename: string } }>(query, variables)
    expect({ query, variables, answer: result.__typename }).toEqual({ query, variables, answer })
    this.#acknowledged = after
  }

  #next(lists: Lists, anchors: readonly string[]): Write {
    const action = this.#actions.next().value
    const artifact = this.#single[action.artifact % this.#single.length] ?? ''
    const { answer, inside } = predict(action, this.#acknowledged.get(artifact) ?? new Set())
    const after = new Map(this.#acknowledged).set(artifact, inside)
    return { ...requestOf(action, artifact, lists, anchors), answer, after }
  }

  #together({ collection, group }: Lists): Write {
    const inside = this.#bundle.every((artifact) => this.#acknowledged.get(artifact)?.has('group'))
    const after = new Map(this.#acknowledged)
    for (const artifact of this.#bundle) after.set(artifact, new Set(inside ? [] : (['collection', 'group'] as const)))
    const [query, listId] = inside ? [unlinkAll, collection] : [linkAll, group]
    const answer = inside ? 'UnlinkArtifactsSuccess' : 'LinkArtifactsSuccess'
    return { query, variables: { input: { listId, artifactIds: this.#bundle } }, answer, after }
  }

  /** Holds what is there against what was acknowledged: the last write may be there too, but whole. */
  compare(found: (artifact: string) => Inside): void {
    const actual = new Map([...this.#acknowledged.keys()].map((artifact) => [artifact, found(artifact)]))
    if (!isDeepStrictEqual(actual, this.#asked)) expect(actual).toEqual(this.#acknowledged)
    this.#acknowledged = actual
  }
}
