import './scalars.ts'
import './node.ts'
import './errors.ts'
import './viewer/node.ts'
import './artifact/relations.ts'
import './artifact/queries.ts'
import './artifact/mutations.ts'
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
import './scan/relations.ts'
import './scan/mutations.ts'
import './source/queries.ts'
import './source/mutations.ts'
import './source/tags.ts'
import './task/queries.ts'
import './task/relations.ts'
import './task/mutations.ts'
import './task/place.ts'
import './manifest/query.ts'
import './manifest/mutation.ts'
import { builder } from './builder.ts'

builder.queryType({ description: 'What can be read.' })
builder.mutationType({
  description: 'What can be changed. Each mutation answers its success or the reason why nothing was done.',
})

/** The whole schema. */
export const schema = builder.toSchema({ sortSchema: true })
