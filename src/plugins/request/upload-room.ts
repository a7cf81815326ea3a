import { refusal } from '../errors/refusal.ts'

/**
 * The room that a process has for uploads until they have arrived and are taken apart. They may come over slow lines, so that
 * each holds what has come of it for minutes, and many of them would hold all the memory there is.
 */
export class UploadRoom {
  #left: number

  /** @param bytes of all uploads together */
  constructor(bytes: number) {
    this.#left = bytes
  }

  /** @throws GraphQLError `BUSY` (503) when there is no room for so many bytes more */
  take(bytes: number): void {
    if (bytes > this.#left) throw noRoom()
    this.#left -= bytes
  }

  /** Gives back what was taken. */
  give(bytes: number): void {
    this.#left += bytes
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
