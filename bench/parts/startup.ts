import { median } from '../load/load.ts'
import type { Options, ServerName } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** Milliseconds from the start of the process until it answers, by the name of the server. */
export type Startup = Record<string, { readonly median: number; readonly worst: number }>

/** Starts each server a few times on the database as it is. Larder counts as started when `/ready` says so. */
export async function measureStartup(names: readonly ServerName[], options: Options): Promise<Startup> {
  const results: Startup = {}
  for (const name of names) {
    const times: number[] = []
    for (let start = 0; start < options.starts; start++) {
      const server = await launch(name, options)
      times.push(server.startedIn)
      await server.stop()
    }
    results[name] = { median: median(times), worst: Math.max(...times) }
    say(`Start of ${name}: ${median(times).toFixed(0)} ms, at worst ${Math.max(...times).toFixed(0)} ms.`)
  }
  return results
}
