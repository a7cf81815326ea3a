import './scalars.ts'
import './node.ts'
import './errors.ts'
import './planner/error.ts'
import './viewer/node.ts'
import './artifact/relations.ts'
import './artifact/queries.ts'
import './artifact/mutations.ts'
import './artifact/exclude.ts'
import './collection/queries.ts'
import './collection/mutations.ts'
import './deployment/relations.ts'
import './deployment/summary.ts'
import './deployment/mutations.ts'
import './group/relations.ts'
import './group/mutations.ts'
import './group/place.ts'
import './list/link.ts'
import './list/transfer.ts'
import './list/bulk.ts'
import './list/reorder.ts'
import './project/queries.ts'
import './project/tasks.ts'
import './project/mutations.ts'
import './list/watch.ts'
import './patch-set/relations.ts'
import './patch-set/list.ts'
import './patch-set/queries.ts'
import './patch-set/mutations.ts'
import './patch-set/watch.ts'
import './conversation/relations.ts'
import './conversation/mutations.ts'
import './conversation/watch.ts'
import './planner/capabilities.ts'
import './planner/mutations.ts'
import './scan/relations.ts'
import './scan/mutations.ts'
import './scan/watch.ts'
import './source/queries.ts'
import './source/mutations.ts'
import './source/tags.ts'
import './task/queries.ts'
import './task/relations.ts'
import './task/mutations.ts'
import './task/place.ts'
import './manifest/query.ts'
import './manifest/mutation.ts'
import { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'

builder.queryType({ description: 'What can be read.' })
builder.mutationType({
  description: 'What can be changed. Each mutation answers its success or the reason why nothing was done.',
})

/** What somebody is told who sees the schema for the first time. */
const description = `The catalogue behind coding-agent artifacts: skills, commands, agents, hooks, MCP servers and plugins.

- **Sources** are repositories on GitHub. A scan finds their **artifacts**.
- People curate artifacts into **collections** and, within these, **groups**. Both keep their order.
- **Deployments** tell what came to which **project**, and how it has drifted there since. A project's work is a tree of **tasks**. A planner proposes changes of it as **patch sets**, which a person applies.

Everything that has an \`id\` is a \`Node\` and is read again with \`node(id:)\`. Lists are connections: \`first\` and \`after\` lead forwards, \`last\` and \`before\` backwards, and a cursor stays right while others change the list. Each mutation answers its success or a typed error, which says what is wrong and where; with \`validateOnly: true\` it is rehearsed: nothing is kept, and no model is asked.`

/** The whole schema. Pothos has no place for its description. */
export const schema = new GraphQLSchema({ ...builder.toSchema({ sortSchema: true }).toConfig(), description })
