/**
 * A reason not to start that the person who started the process can do something about. The message is whole
 * sentences for a terminal, without a stack and without secrets.
 */
export class StartupError extends Error {
  override readonly name: string = 'StartupError'
}
