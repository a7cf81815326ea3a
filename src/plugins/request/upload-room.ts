import { refusal } from '../errors/refusal.ts'

/**
 * The room that a process has for uploads, until their requests are answered. They may come over slow lines, so that each
 * holds what has come of it for minutes, and many of them would hold all the memory there is.
 */
export class UploadRoom {
  readonly #taken = new WeakMap<Request, number>()
  #left: number

  /** @param bytes of all uploads together */
  constructor(bytes: number) {
    this.#left = bytes
  }

  /** @throws GraphQLError `BUSY` (503) when there is no room for so many bytes more */
  take(request: Request, bytes: number): void {
    if (bytes > this.#left) throw noRoom()
    const taken = this.#taken.get(request)
    // Who goes away is not answered.
    if (taken === undefined)
      request.signal.addEventListener(
        'abort',
        () => {
          this.giveBack(request)
        },
        { once: true },
      )
    this.#taken.set(request, (taken ?? 0) + bytes)
    this.#left -= bytes
  }

  /** Gives back what a request has taken, if it has not done so before. */
  giveBack(request: Request): void {
    this.#left += this.#taken.get(request) ?? 0
    this.#taken.set(request, 0)
  }
}

const noRoom = () =>
  refusal({
    status: 503,
    code: 'BUSY',
    message: 'Too much is being uploaded at this moment: try again in a while.',
    // What is left of the body is not read, so the connection is of no more use.
    headers: { connection: 'close', 'retry-after': '10' },
  })
