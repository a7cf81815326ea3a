import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { Files } from '../data/repository.ts'

/** A GitHub on the loopback that has one repository. */
export interface Github {
  readonly url: string
  /** The archive's address, for who only unpacks it. */
  readonly archive: string
  /** How many requests it has answered since the last look. */
  takeCount(): number
  close(): Promise<void>
}

/** Serves files as any repository that is asked for. */
export async function serveGithub(files: Files): Promise<Github> {
  const archive = await packFiles(files)
  const commit = createHash('sha1').update(archive).digest('hex')
  let count = 0
  const server = createServer((request, response) => {
    count++
    const [, , owner = '', name = '', what] = (request.url ?? '').split('/')
    const tag = `"${commit}"`
    if (request.headers['if-none-match'] === tag) response.writeHead(304, { etag: tag }).end()
    else if (owner === 'archive') response.writeHead(200, { 'content-type': 'application/x-gzip' }).end(archive)
    else if (what === 'tarball') response.writeHead(302, { location: '/codeload/archive' }).end()
    else if (what === 'commits') response.writeHead(200, { etag: tag }).end(commit)
    else response.writeHead(200, { etag: tag }).end(JSON.stringify({ full_name: `${owner}/${name}` }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('A listening server has a port.')
  const url = `http://127.0.0.1:${String(address.port)}`
  return {
    url,
    archive: `${url}/codeload/archive`,
    takeCount: () => {
      const taken = count
      count = 0
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function packFiles(files: Files): Promise<Buffer> {
  const packing = pack()
  const chunks: Uint8Array[] = []
  const collected = (async () => {
    for await (const chunk of packing) if (chunk instanceof Uint8Array) chunks.push(chunk)
  })()
  for (const [path, content] of files) packing.entry({ name: `repository/${path}` }, content)
  packing.finalize()
  await collected
  return gzipSync(Buffer.concat(chunks))
}
