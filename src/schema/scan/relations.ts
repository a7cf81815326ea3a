import type { Scan as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { reads, wantedBelow } from '../selection.ts'
import { Source } from '../source/node.ts'
import { Scan } from './node.ts'

builder.prismaObjectField(Scan, 'source', (t) =>
  t.field({
    type: Source,
    description: 'The source that it reads.',
    resolve: async ({ sourceId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Source.load(sourceId, wantedBelow(info))),
    ...reads<Row>('sourceId'),
  }),
)
