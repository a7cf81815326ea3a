import { Socket } from 'node:net'

/**
 * A socket that sends together what is written to it in one turn. node-postgres writes each statement by itself, and each
 * write is a call of the system, which takes longer than making the statement.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => {
      super.uncork()
    })
  }
}
