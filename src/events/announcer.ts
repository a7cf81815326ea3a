import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/index.ts'
import { channel } from './channel.ts'

/** Topics are told of together that come within this time, in ms: so telling takes little, however much is written. */
const gathering = 10

/**
 * Tells every process that there are new events of some topics, soon after they were committed. Not in their transaction:
 * NOTIFY takes a lock of the whole database for the commit, and those who publish would wait for each other's.
 */
export class Announcer {
  readonly #database: Pick<Database, 'notify'>
  readonly #failed: (error: unknown) => void
  readonly #waiting = new Set<string>()
  #telling: Promise<void> | null = null

  /** @param failed Told when nobody could be told; those who watch look for themselves, too. */
  constructor(database: Pick<Database, 'notify'>, failed: (error: unknown) => void) {
    this.#database = database
    this.#failed = failed
  }

  /** Never throws, and waits for nobody. */
  announce(topics: readonly string[]): void {
    for (const topic of topics) this.#waiting.add(topic)
    if (this.#waiting.size > 0) this.#telling ??= this.#tell().finally(() => (this.#telling = null))
  }

  /** Resolves when everybody was told of everything. */
  async idle(): Promise<void> {
    await this.#telling
  }

  async #tell(): Promise<void> {
    while (this.#waiting.size > 0) {
      await pause(gathering)
      const topics = [...this.#waiting]
      this.#waiting.clear()
      await this.#database.notify(channel, topics).catch(this.#failed)
    }
  }
}
