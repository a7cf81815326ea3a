import type { IncomingMessage, ServerResponse } from 'node:http'

/** How a request may arrive. */
export interface ArrivalLimits {
  /** How long it may take whatever it is, in milliseconds. */
  readonly patience: number
  /** How many bytes a second have to come, on an average, of one that takes longer: an upload over a slow line. */
  readonly leastRate: number
}

/** A megabit a second: 32 MB take no longer than some four minutes. */
export const arrivalLimits: ArrivalLimits = { patience: 10_000, leastRate: 125_000 }

/** How often it is looked at what has come, in parts of the patience. */
const LOOKS = 10

/** Cuts off, with 408, a request whose body neither is there in time nor comes fast enough. */
export function watchArrival(
  request: IncomingMessage,
  response: ServerResponse,
  { patience, leastRate }: ArrivalLimits,
): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (encoding === undefined && (length === undefined || length === '0')) return
  const { socket } = request
  const begun = performance.now()
  const before = socket.bytesRead
  const look = () => {
    if (request.complete) return
    const rate = ((socket.bytesRead - before) / (performance.now() - begun)) * 1000
    if (rate >= leastRate) timer = setTimeout(look, patience / LOOKS).unref()
    else if (response.headersSent) socket.destroy()
    else socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroySoon())
  }
  let timer = setTimeout(look, patience).unref()
  response.once('close', () => {
    clearTimeout(timer)
  })
}
