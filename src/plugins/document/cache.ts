/** Documents and errors that are kept. With the limits on documents this is at most some 200 MB, usually a few. */
const MOST_ENTRIES = 250

/** Longer texts, in UTF-16 units, are parsed each time: whoever writes them could fill the memory with them. */
const LONGEST_TEXT = 20_000

/** What Yoga has parsed or found wrong, by the text of the document; the least recently used goes first. */
export class DocumentCache<Value> {
  readonly #entries = new Map<string, Value>()

  get(text: string): Value | undefined {
    const value = this.#entries.get(text)
    if (value === undefined) return undefined
    this.#entries.delete(text)
    this.#entries.set(text, value)
    return value
  }

  set(text: string, value: Value): void {
    if (text.length > LONGEST_TEXT) return
    this.#entries.set(text, value)
    if (this.#entries.size <= MOST_ENTRIES) return
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }
}
