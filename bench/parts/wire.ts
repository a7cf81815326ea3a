import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What a server has sent to the database. */
export interface Traffic {
  /** Statements that were carried out: what begins and ends a transaction counts, what only prepares does not. */
  statements: number
  /** How often the server waited for the database. */
  roundTrips: number
}

/** Stands between a server and PostgreSQL, and counts. It needs no extension in the database, and misses nothing. */
export interface Wire {
  readonly databaseUrl: string
  readonly traffic: Traffic
  close(): void
}

/** Opens such a wire to the server of a database. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const traffic: Traffic = { statements: 0, roundTrips: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', () => socket.destroy())
    }
    client.on('data', counter(traffic))
    client.pipe(upstream).pipe(client)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const wired = new URL(databaseUrl)
  wired.hostname = '127.0.0.1'
  wired.port = String((server.address() as AddressInfo).port)
  return {
    databaseUrl: wired.href,
    traffic,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/**
 * Counts messages of the frontend as PostgreSQL's documentation of its protocol describes them: the first has no type;
 * then come a type of one byte and a length of four that counts itself.
 */
function counter(traffic: Traffic): (chunk: Buffer) => void {
  let started = false
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const prefix = started ? 1 : 0
      if (rest.length < prefix + 4) return
      const length = prefix + rest.readUInt32BE(prefix)
      if (rest.length < length) return
      if (started) {
        const type = String.fromCharCode(rest[0] ?? 0)
        if (type === 'E' || type === 'Q') traffic.statements++
        if (type === 'S' || type === 'Q') traffic.roundTrips++
      }
      started = true
      rest = rest.subarray(length)
    }
  }
}
