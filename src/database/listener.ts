import pg from 'pg'

/** Who is told of notifications. */
export interface Hearer {
  /** A notification came, with what was sent. */
  heard(payload: string): void
  /** Some may have been missed: the connection was away, and is there again. */
  missed(): void
  /** The connection was lost, or cannot be made. It is tried again, less and less often, at least every 30 s. */
  failed(error: unknown): void
}

/** The waits between attempts to connect, in ms. */
const wait = { first: 250, longest: 30_000 }

/** A connection of its own that listens on one channel, and comes back when it breaks. */
export class Listener {
  readonly #config: pg.ClientConfig
  readonly #channel: string
  readonly #hearer: Hearer
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | null = null
  #failures = 0
  #stopped = false

  constructor(config: pg.ClientConfig, channel: string, hearer: Hearer) {
    this.#config = config
    this.#channel = channel
    this.#hearer = hearer
  }

  /** Resolves when it listens, or when the first attempt has failed. */
  async start(): Promise<void> {
    const client = new pg.Client({ ...this.#config, keepAlive: true })
    this.#client = client
    let broken = false
    const onBreak = (error: unknown) => {
      if (broken || this.#stopped) return
      broken = true
      client.removeAllListeners('notification')
      client.end().catch(() => undefined)
      this.#hearer.failed(error)
      this.#retry = setTimeout(
        () => void this.start(),
        Math.min(wait.longest, wait.first * 2 ** this.#failures++),
      ).unref()
    }
    client.on('notification', ({ payload = '' }) => {
      this.#hearer.heard(payload)
    })
    client.on('error', onBreak)
    client.on('end', () => {
      onBreak(new Error('The connection that listens was closed.'))
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(this.#channel)}`)
    } catch (error) {
      onBreak(error)
      return
    }
    this.#failures = 0
    this.#hearer.missed()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#client?.end().catch(() => undefined)
  }
}
