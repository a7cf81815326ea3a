import { v7 } from 'uuid'

/** Every type that has global ids. */
export const nodeTypes = [
  'Artifact',
  'Collection',
  'Conversation',
  'Deployment',
  'Group',
  'Message',
  'PatchSet',
  'Project',
  'Scan',
  'Source',
  'Task',
] as const
/** The name of a type that has global ids. */
export type NodeType = (typeof nodeTypes)[number]

/** An entity, named by its type and its id in the database. */
export interface NodeReference<Type extends NodeType = NodeType> {
  readonly type: Type
  readonly id: string
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Longer than any global id; what is longer is not even decoded. */
const longestId = 100

/** Whether a text is an id as rows have it. */
export const isUuid = (text: string): boolean => uuidPattern.test(text)

/** A new id for a row: UUIDv7, so that rows made later sort later. */
export const newId = (): string => v7()

/** The opaque id that the API shows for a row: unique across types, safe in a URL. */
export function encodeId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** What a global id stands for; null when this server has never given out such an id. */
export function decodeId(globalId: string): NodeReference | null {
  if (globalId.length > longestId) return null
  const [typename, id = ''] = Buffer.from(globalId, 'base64url').toString().split(':')
  const type = nodeTypes.find((name) => name === typename)
  // Base64 has several spellings of the same bytes; only the one that was given out counts.
  if (!type || !isUuid(id) || encodeId(type, id) !== globalId) return null
  return { type, id }
}
