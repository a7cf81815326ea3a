import { getNamedType, isObjectType } from 'graphql'
import { encodeId, newId } from '../../../src/ids.ts'
import { startConversation } from '../../../src/resolvers/conversation/start.ts'
import { proposePatchSet } from '../../../src/resolvers/patch-set/propose-patch-set.ts'
import { schema } from '../../../src/schema/index.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld, type Answer, type World } from '../../kit/world.ts'

/** A world in which every connection of the schema has five rows, and one in which it has none. */
export interface Crowded {
  readonly world: World
  /** Ids of things that have five of everything, and of things that have nothing. */
  readonly full: Readonly<
    Record<'artifact' | 'collection' | 'conversation' | 'group' | 'plugin' | 'project' | 'source' | 'task', string>
  >
  readonly empty: Crowded['full']
}

/** Every field of the schema that is a connection, as `Type.field`. */
export const connectionFields: readonly string[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => `${type.name}.${field.name}`),
  )

type Kind = keyof Crowded['full']

/** Of what each connection is asked; null for those of the query itself. */
const parents: Readonly<Record<string, Kind | null>> = {
  'Query.artifacts': null,
  'Query.collections': null,
  'Query.patchSets': null,
  'Query.projects': null,
  'Query.sources': null,
  'Query.tasks': null,
  'Artifact.collections': 'artifact',
  'Artifact.deployments': 'artifact',
  'Artifact.groups': 'artifact',
  'Artifact.parts': 'plugin',
  'Collection.artifacts': 'collection',
  'Collection.deploymentHistory': 'collection',
  'Collection.groups': 'collection',
  'Group.artifacts': 'group',
  'Source.artifacts': 'source',
  'Source.scans': 'source',
  'Conversation.messages': 'conversation',
  'Project.conversations': 'project',
  'Project.deployments': 'project',
  'Project.patchSets': 'project',
  'Project.tasks': 'project',
  'Task.blocks': 'task',
  'Task.dependsOn': 'task',
  'Task.subtasks': 'task',
}

/** Arguments of a page. */
export interface PageArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

/** A page as it is answered. */
export interface Page {
  readonly totalCount: number
  readonly pageInfo: Readonly<Record<string, unknown>>
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly nodes: readonly { readonly id: string }[]
}

const page = `{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } }`
const parameters = '$first: Int, $last: Int, $after: String, $before: String'
const given = '(first: $first, last: $last, after: $after, before: $before)'

/** Asks for a page of a connection. @throws when the connection has no place in the table */
export async function askForPage(
  { world, ...crowded }: Crowded,
  connection: string,
  args: PageArguments,
  of: 'full' | 'empty' = 'full',
): Promise<Answer> {
  const [type = '', field = ''] = connection.split('.')
  const parent = parents[connection]
  if (parent === undefined) throw new Error(`Say in table.ts of what ${connection} is asked.`)
  if (parent === null) return world.send(`query (${parameters}) { list: ${field}${given} ${page} }`, { ...args })
  return world.send(
    `query ($id: ID!, ${parameters}) { node(id: $id) { ... on ${type} { list: ${field}${given} ${page} } } }`,
    { ...args, id: crowded[of][parent] },
  )
}

/** The page of an answer. */
export function pageOf({ data, errors }: Answer): Page {
  const found = data as { list?: Page; node?: { list: Page } | null } | null
  const page = found?.list ?? found?.node?.list
  if (!page) throw new Error(`No page: ${JSON.stringify(errors)}`)
  return page
}

const five = ['one', 'two', 'three', 'four', 'five'] as const

/** Tasks of which one has five below it, five before it and five behind it. */
const plan = [
  ...five.map((title) => ({ title, key: title })),
  {
    title: 'middle',
    key: 'middle',
    dependsOnKeys: [...five],
    subtasks: five.map((title) => ({ title, dependsOnKeys: ['middle'] })),
  },
]

/** Makes it. */
export async function crowd(): Promise<Crowded> {
  const parts = Object.entries(Object.assign({}, ...five.map((name) => skill(name))) as Record<string, string>)
  const world = await createWorld({
    repositories: {
      'acme/full': repositoryOf({
        'bundle/.claude-plugin/plugin.json': '{"name":"bundle","description":"All of it."}',
        ...Object.fromEntries(parts.map(([path, text]) => [`bundle/${path}`, text])),
      }),
    },
  })
  const artifacts = await world.artifacts(5)
  const [artifact = ''] = artifacts
  const loose = await world.artifact()
  const collections = [await world.collection('one', artifacts)]
  for (const name of five.slice(1)) collections.push(await world.collection(name, [artifact]))
  const [collection = ''] = collections
  const groups = [await world.group(collection, 'one', artifacts)]
  for (const name of five.slice(1)) groups.push(await world.group(collection, name, [artifact]))
  const emptyCollection = await world.collection('none')
  const emptyGroup = await world.group(collections[1] ?? '', 'none')
  const source = await world.source('https://github.com/acme/full')
  for (const name of five) await world.source(`https://github.com/acme/${name}`, { scan: false })
  const { prisma } = world.database
  const { sourceId, id: pluginId } = await prisma.artifact.findFirstOrThrow({ where: { type: 'PLUGIN' } })
  const time = new Date()
  const scan = { sourceId: sourceId ?? '', status: 'SUCCEEDED', startedAt: time, finishedAt: time } as const
  await prisma.scan.createMany({ data: five.slice(1).map(() => ({ ...scan, id: newId() })) })
  const { id: emptySource } = await prisma.source.findFirstOrThrow({ where: { repository: 'one' } })
  const project = await world.project('one', { tasks: plan })
  for (const title of five)
    await world.perform(proposePatchSet, { projectId: project, operations: [{ createTask: { title } }] })
  const otherProjects: string[] = []
  for (const name of five.slice(1)) otherProjects.push(await world.project(name))
  const [emptyProject = '', secondProject = ''] = otherProjects
  for (const index of five.keys())
    await world.deployment(project, { artifactId: artifact, deployedAt: new Date(Date.UTC(2026, 0, 1 + index)) })
  const conversation = await talk(world, project, 5)
  for (let begun = 1; begun < 5; begun++) await talk(world, project, 0)
  const middle = await prisma.task.findFirstOrThrow({ where: { title: 'middle' } })
  const crowded = {
    world,
    full: {
      ...{ artifact, collection, group: groups[0] ?? '', plugin: encodeId('Artifact', pluginId), source },
      ...{ project, conversation, task: encodeId('Task', middle.id) },
    },
    empty: {
      artifact: loose,
      collection: emptyCollection,
      group: emptyGroup,
      plugin: loose,
      source: encodeId('Source', emptySource),
      project: emptyProject,
      conversation: await talk(world, secondProject, 0),
      task: await world.task(secondProject),
    },
  }
  world.statements.take()
  return crowded
}

/** A conversation about a project in which something was said so often. */
async function talk(world: World, projectId: string, times: number): Promise<string> {
  const { conversation } = await world.perform(startConversation, { projectId })
  const said = { conversationId: conversation.id, author: 'PERSON', text: 'Hello' } as const
  await world.database.prisma.message.createMany({
    data: Array.from({ length: times }, () => ({ id: newId(), ...said })),
  })
  return encodeId('Conversation', conversation.id)
}

/** Whether a connection has a parent, and so can be asked of one that has nothing. */
export const hasParent = (connection: string): boolean => parents[connection] != null
