/** A process of its own that fetches and unpacks an archive when it is told to, and says how many milliseconds that took. */
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'

const address = process.argv[2] ?? ''

process.on('message', () => {
  void unpack().then((milliseconds) => process.send?.(milliseconds))
})

async function unpack(): Promise<number> {
  const start = performance.now()
  const { body } = await fetch(address)
  if (body === null) throw new Error('No archive came.')
  const unpacking = extract()
  const fed = pipeline(body, createGunzip(), unpacking)
  for await (const entry of unpacking) entry.resume()
  await fed
  return performance.now() - start
}
