import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Passes things on, one after the other and with a pause behind each: of those that come meanwhile only the newest. The
 * pause is the longer the longer passing took, so that it takes a fifth of the process's time at most.
 */
export class Pacer<Item> {
  readonly #pass: (item: Item) => Promise<void>
  readonly #pause: number
  readonly #settling = new AbortController()
  #newest: { readonly item: Item } | null = null
  #passing: Promise<void> | null = null

  /**
   * @param pass may fail: what comes later is passed on all the same
   * @param pause the shortest, in ms
   */
  constructor(pass: (item: Item) => Promise<void>, pause: number) {
    this.#pass = pass
    this.#pause = pause
  }

  /** Takes something newer. What is not passed on yet of what came before need not be. */
  note(item: Item): void {
    if (this.#settling.signal.aborted) return
    this.#newest = { item }
    this.#passing ??= this.#run()
  }

  /** Resolves when nothing is being passed on, and nothing will be; without waiting for the pause. */
  async settled(): Promise<void> {
    this.#settling.abort()
    this.#newest = null
    await this.#passing
  }

  async #run(): Promise<void> {
    for (let next = this.#take(); next !== null; next = this.#take()) {
      const begun = performance.now()
      await this.#pass(next.item).catch(() => undefined)
      const pause = Math.max(this.#pause, 4 * (performance.now() - begun))
      await sleep(pause, undefined, { signal: this.#settling.signal }).catch(() => undefined)
    }
    this.#passing = null
  }

  #take(): { readonly item: Item } | null {
    const next = this.#newest
    this.#newest = null
    return next
  }
}
