import { onTestFinished } from 'vitest'
import { createLarder, type Larder } from '../../src/application.ts'
import { encodeId, type NodeType } from '../../src/ids.ts'
import { createLogger } from '../../src/logging.ts'
import { createArtifact } from '../../src/resolvers/artifact/create.ts'
import { createCollection } from '../../src/resolvers/collection/create.ts'
import { createGroup } from '../../src/resolvers/group/create.ts'
import { recordDeployments } from '../../src/resolvers/deployment/record.ts'
import { perform } from '../../src/resolvers/perform.ts'
import { type Actor, localActor } from '../../src/resolvers/permissions.ts'
import { createProject } from '../../src/resolvers/project/create.ts'
import { linkArtifacts } from '../../src/resolvers/placement/bulk.ts'
import { createSource } from '../../src/resolvers/source/create.ts'
import { createTask } from '../../src/resolvers/task/create.ts'
import type { Operation } from '../../src/resolvers/unit.ts'
import { RepositoryError, type RepositoryReader } from '../../src/scanner/index.ts'
import { createLarderServer } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { copyDatabase, freshDatabase, type TestDatabase } from './database.ts'

/** What a request was answered. */
export interface Answer {
  readonly status: number
  readonly data: unknown
  readonly errors: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Record<string, unknown>
  }[]
  readonly extensions: Record<string, unknown>
}

/** Options of {@link createWorld}. */
export interface WorldOptions {
  /** Who sends the requests; the world itself is always built by the local actor. */
  readonly actor?: Actor
  /** The repositories that sources are read from, by `OWNER/NAME`: looked up at each scan. Everything else is not there. */
  readonly repositories?: Readonly<Record<string, RepositoryReader>>
  /** The API of a GitHub to read sources from, as Larder does; instead of `repositories`. */
  readonly github?: string
  readonly env?: Readonly<Record<string, string>>
  /** A database that is there already; without it the worker's, emptied. */
  readonly on?: TestDatabase
}

/** A catalogue of a test's own: an empty database, a server on it, and short ways to fill it. Ids are global ids. */
export class World {
  readonly larder: Larder
  readonly database: TestDatabase['database']
  readonly statements: TestDatabase['statements']
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  #names = 0

  constructor(larder: Larder, { database, statements }: TestDatabase, fetch: World['fetch']) {
    this.larder = larder
    this.database = database
    this.statements = statements
    this.fetch = fetch
  }

  /** Sends an operation over HTTP, as clients do. */
  async send(query: string, variables?: Record<string, unknown>): Promise<Answer> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    })
    const body = (await response.json()) as Partial<Answer>
    return { data: null, errors: [], extensions: {}, ...body, status: response.status }
  }

  /** Sends an operation that has to succeed. @returns its data */
  async read<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
    const { data, errors, status } = await this.send(query, variables)
    if (status !== 200 || errors.length > 0) throw new Error(`${String(status)} ${JSON.stringify(errors)}`)
    return data as Data
  }

  /** Carries out an operation as the local actor. */
  perform<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result> {
    return perform(this.larder.infrastructure, localActor, operation, input)
  }

  /** An artifact made by hand. */
  async artifact(fields: Partial<Parameters<typeof createArtifact>[1]> = {}): Promise<string> {
    this.#names += 1
    const { artifact } = await this.perform(createArtifact, {
      type: 'SKILL',
      name: `artifact ${String(this.#names)}`,
      ...fields,
    })
    return encodeId('Artifact', artifact.id)
  }

  /** Several of them, named `artifact 1`, `artifact 2`… */
  async artifacts(count: number): Promise<string[]> {
    const ids: string[] = []
    for (let made = 0; made < count; made++) ids.push(await this.artifact())
    return ids
  }

  /** A collection with these artifacts, in their order. */
  async collection(name: string, artifactIds: readonly string[] = []): Promise<string> {
    const { collection } = await this.perform(createCollection, { name })
    return this.#filled('Collection', collection.id, artifactIds)
  }

  /** A group at the end of a collection, with these artifacts, in their order. */
  async group(collectionId: string, name: string, artifactIds: readonly string[] = []): Promise<string> {
    const { group } = await this.perform(createGroup, { collectionId, name })
    return this.#filled('Group', group.id, artifactIds)
  }

  /** A source, scanned to the end unless told not to. */
  async source(url: string, fields: Partial<Parameters<typeof createSource>[1]> = {}): Promise<string> {
    const { source } = await this.perform(createSource, { url, ...fields })
    await this.larder.scans.idle()
    return encodeId('Source', source.id)
  }

  /** A project, with the tasks that are planned. */
  async project(name: string, fields: Partial<Parameters<typeof createProject>[1]> = {}): Promise<string> {
    const { project } = await this.perform(createProject, { name, ...fields })
    return encodeId('Project', project.id)
  }

  /** A deployment to a project that SUCCEEDED. */
  async deployment(
    projectId: string,
    fields: Partial<Parameters<typeof recordDeployments>[1]['deployments'][number]> & { artifactId: string },
  ): Promise<string> {
    const deployments = [{ status: 'SUCCEEDED' as const, ...fields }]
    const { rows } = await this.perform(recordDeployments, { projectId, deployments })
    return encodeId('Deployment', rows[0]?.deploymentId ?? '')
  }

  /** A task at the end of its siblings. */
  async task(projectId: string, fields: Partial<Parameters<typeof createTask>[1]> = {}): Promise<string> {
    this.#names += 1
    const { task } = await this.perform(createTask, { projectId, title: `task ${String(this.#names)}`, ...fields })
    return encodeId('Task', task.id)
  }

  async #filled(type: NodeType, id: string, artifactIds: readonly string[]): Promise<string> {
    const listId = encodeId(type, id)
    for (let from = 0; from < artifactIds.length; from += 500)
      await this.perform(linkArtifacts, { listId, artifactIds: artifactIds.slice(from, from + 500) })
    return listId
  }
}

const nowhere: RepositoryReader = {
  snapshot: () => Promise.reject(new RepositoryError('NOT_FOUND', 'There is no such repository.')),
  details: () => Promise.resolve({ description: null, readme: null, readmeTruncated: false, error: 'Not found.' }),
}

/** Makes a world. What it runs ends with the test. */
export async function createWorld({
  actor,
  repositories = {},
  github,
  env = {},
  on,
}: WorldOptions = {}): Promise<World> {
  const fresh = on ?? (await freshDatabase())
  const settings = readSettings({ ...env, ...(github && { GITHUB_API_URL: github }), DATABASE_URL: 'memory:' })
  const logger = createLogger({ level: 'silent' })
  const larder = createLarder({
    database: fresh.database,
    settings,
    logger,
    ...(actor && { actor }),
    ...(github === undefined && {
      open: ({ owner, repository }) => ({ upstream: true, reader: repositories[`${owner}/${repository}`] ?? nowhere }),
    }),
  })
  onTestFinished(() => larder.scans.close())
  const server = createLarderServer({ ...larder, settings, logger, ready: () => Promise.resolve(true) })
  const fetch: World['fetch'] = async (path, init) => server.fetch(new Request(`http://larder.test${path}`, init))
  return new World(larder, fresh, fetch)
}

/** Makes a world with a database of its own. Of one that others have used before, PostgreSQL may know how common words are. */
export async function createWorldApart(): Promise<World> {
  const on = await copyDatabase()
  onTestFinished(() => on.database.close())
  return createWorld({ on })
}
