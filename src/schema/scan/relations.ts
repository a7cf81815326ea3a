import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { Source } from '../source/node.ts'
import { Scan } from './node.ts'

builder.prismaObjectField(Scan, 'source', (t) =>
  t.field({
    type: Source,
    description: 'The source that it reads.',
    resolve: async ({ sourceId }, _, { larder }) => found(await larder.loaders.entities.Source.load(sourceId)),
  }),
)
