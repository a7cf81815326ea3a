import { kept, LARDER, launch, type Launched } from '../process/launch.ts'
import type { Answering } from '../schema/list/pages.ts'

/** Larder in a process of its own, until it is killed. */
export interface Remote extends Answering {
  readonly process: Launched
}

/** Starts Larder, without examples, on a server's database or (null) on the one that is kept in a folder. */
export async function startRemote({ url, folder }: { url: string | null; folder: string }): Promise<Remote> {
  const database = url === null ? kept(folder) : { DATABASE_URL: url }
  const process = launch({ ...database, SEED: 'off', LOG_LEVEL: 'error' }, LARDER)
  const address = await process.ready()
  return {
    process,
    read: async <Data>(query: string, variables?: Record<string, unknown>) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
      if (response.status !== 200 || errors !== undefined) throw new Error(JSON.stringify(errors))
      return data
    },
  }
}
