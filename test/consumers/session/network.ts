import type { World } from '../../kit/world.ts'

/** The way to a world's server: it counts the requests, and keeps answers back when it is told to. */
export class Network {
  requests = 0
  readonly #world: World
  #gate: Promise<void> = Promise.resolve()
  #arrived: () => void = () => undefined

  constructor(world: World) {
    this.#world = world
  }

  /** Keeps requests back. @returns what waits until one has come, and what lets it go on */
  hold(): { arrival: Promise<void>; release: () => void } {
    let release = (): void => undefined
    this.#gate = new Promise((open) => (release = open))
    const arrival = new Promise<void>((done) => (this.#arrived = done))
    return { arrival, release }
  }

  /** Given to the clients as their `fetch`. */
  readonly fetch: typeof fetch = async (input, init) => {
    this.requests += 1
    this.#arrived()
    await this.#gate
    const { pathname, search } = new URL(input instanceof Request ? input.url : input)
    return this.#world.fetch(`${pathname}${search}`, init)
  }
}
