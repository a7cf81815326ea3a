import { brandWithType } from '@pothos/core'
import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { decodeId, encodeId, type NodeReference, type NodeType, nodeTypes } from '../ids.ts'
import type { Loaders } from '../loaders/index.ts'
import { builder } from './builder.ts'
import { refuse } from './refusal.ts'
import { reads, wantedBelow } from './selection.ts'

/** Ids that `nodes` takes at once. */
const mostIds = 100

/** The interface of everything with a global id. */
export const NodeInterface = builder.interfaceRef<{ readonly id: string }>('Node')

NodeInterface.implement({
  description: 'Anything that has an id of its own. The id is opaque, unique across all types, and never changes.',
  fields: (t) => ({
    // Written for every entity that implements it: the type that the id names is the one that the row is shown as.
    id: t.id({
      description: 'The id: opaque, unique across all types, and never changed.',
      resolve: ({ id }, _, __, { parentType }) => encodeId(typeNamed(parentType.name), id),
      ...reads<{ id: string }>('id'),
    }),
  }),
})

function typeNamed(name: string): NodeType {
  const type = nodeTypes.find((known) => known === name)
  if (type === undefined) throw new TypeError(`${name} has no global ids.`)
  return type
}

/** Reads an entity by its reference, marked with its type; null when there is none. */
export async function loadNode(
  loaders: Loaders,
  { type, id }: NodeReference,
  info: GraphQLResolveInfo,
): Promise<{ readonly id: string } | null> {
  const row = await loaders.entities[type].load(id, wantedBelow(info, type))
  if (row) brandWithType(row, type satisfies NodeType as never)
  return row
}

/** What a foreign key points at: it is there, or was deleted while the answer was made. */
export function found<Row>(row: Row | null): Row {
  if (row === null)
    throw new GraphQLError('Something was deleted while the answer was made; ask again.', {
      extensions: { code: 'GONE' },
    })
  return row
}

/** What is malformed is as unknown as what does not exist. */
function loadGlobal(
  loaders: Loaders,
  globalId: string,
  info: GraphQLResolveInfo,
): Promise<{ readonly id: string } | null> {
  const reference = decodeId(globalId)
  return reference ? loadNode(loaders, reference, info) : Promise.resolve(null)
}

builder.queryFields((t) => ({
  node: t.field({
    type: NodeInterface,
    nullable: true,
    description: 'Anything by its id; null when there is no such thing.',
    args: { id: t.arg.id({ required: true, description: 'The id, as some other answer gave it.' }) },
    resolve: (_, { id }, { larder }, info) => loadGlobal(larder.loaders, id, info),
  }),
  nodes: t.field({
    type: [NodeInterface],
    nullable: { list: false, items: true },
    description: 'Several things by their ids, in the order of the ids; null where there is no such thing.',
    args: { ids: t.arg.idList({ required: true, description: 'The ids: at most 100 at once.' }) },
    complexity: ({ ids }) => {
      if (ids.length > mostIds) throw refuse('BAD_USER_INPUT', `nodes takes at most ${String(mostIds)} ids at once.`)
      return { field: 1, multiplier: ids.length }
    },
    resolve: (_, { ids }, { larder }, info) => Promise.all(ids.map((id) => loadGlobal(larder.loaders, id, info))),
  }),
}))
