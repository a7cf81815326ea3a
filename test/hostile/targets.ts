import { encodeId, type NodeType } from '../../src/ids.ts'
import { sendHttp } from './transport.ts'

/** Things that are in the catalogue, for requests that need a real one. Ids and cursors as the API shows them. */
export interface Targets {
  readonly artifact: string
  readonly collection: string
  readonly group: string
  readonly source: string
  readonly scan: string
  readonly project: string
  readonly task: string
  readonly patchSet: string
  /** A cursor of `Query.artifacts` in its own order. */
  readonly artifactCursor: string
}

/** Ids that are well formed and of nothing. */
const unknownId = (type: NodeType): string => encodeId(type, '00000000-0000-4000-8000-000000000000')

const QUERY = `{
  artifacts(first: 1) { edges { cursor node { id } } }
  collections(first: 1) { nodes { id groups(first: 1) { nodes { id } } } }
  sources(first: 1) { nodes { id scans(first: 1) { nodes { id } } } }
  projects(first: 1) { nodes { id patchSets(first: 1) { nodes { id } } } }
  tasks(first: 1) { nodes { id } }
}`

interface Found {
  readonly artifacts: { readonly edges: readonly { readonly cursor: string; readonly node: Thing }[] }
  readonly collections: {
    readonly nodes: readonly (Thing & { readonly groups: { readonly nodes: readonly Thing[] } })[]
  }
  readonly sources: { readonly nodes: readonly (Thing & { readonly scans: { readonly nodes: readonly Thing[] } })[] }
  readonly projects: {
    readonly nodes: readonly (Thing & { readonly patchSets: { readonly nodes: readonly Thing[] } })[]
  }
  readonly tasks: { readonly nodes: readonly Thing[] }
}

interface Thing {
  readonly id: string
}

/** Looks for something of everything on a server. Where there is nothing, ids are of nothing. */
export async function readTargets(baseUrl: string): Promise<Targets> {
  const { status, text } = await sendHttp(baseUrl, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  })
  if (status !== 200) throw new Error(`The server answers ${String(status)}: ${text}`)
  const { data } = JSON.parse(text) as { data: Found }
  const [artifact, collection, source] = [data.artifacts.edges[0], data.collections.nodes[0], data.sources.nodes[0]]
  return {
    artifact: artifact?.node.id ?? unknownId('Artifact'),
    collection: collection?.id ?? unknownId('Collection'),
    group: collection?.groups.nodes[0]?.id ?? unknownId('Group'),
    source: source?.id ?? unknownId('Source'),
    scan: source?.scans.nodes[0]?.id ?? unknownId('Scan'),
    project: data.projects.nodes[0]?.id ?? unknownId('Project'),
    patchSet: data.projects.nodes[0]?.patchSets.nodes[0]?.id ?? unknownId('PatchSet'),
    task: data.tasks.nodes[0]?.id ?? unknownId('Task'),
    artifactCursor: artifact?.cursor ?? '',
  }
}
