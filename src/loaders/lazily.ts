import type { Reader } from '../database/index.ts'

/**
 * Makes objects whose properties are made when they are first asked for: of all loaders a request uses two or three, and
 * making all of them would take longer than reading a row.
 * @param makers how each property is made of what the object reads from
 */
export function lazily<Made extends object>(makers: {
  readonly [Name in keyof Made]: (reader: Reader) => Made[Name]
}): (reader: Reader) => Readonly<Made> {
  class Lazy {
    readonly reader: Reader
    readonly made = new Map<string, unknown>()

    constructor(reader: Reader) {
      this.reader = reader
    }
  }
  for (const [name, make] of Object.entries<(reader: Reader) => unknown>(makers)) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy) {
        if (!this.made.has(name)) this.made.set(name, make(this.reader))
        return this.made.get(name)
      },
    })
  }
  return (reader) => new Lazy(reader) as object as Made
}
