import type { Scan as Row } from '../../loaders/rows.ts'
import { Finding, readFindings } from '../artifact/finding.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { reads } from '../selection.ts'
import { ScanStatus } from '../source/enums.ts'

/** One reading of a source. Its source is added in relations.ts. */
export const Scan = builder.prismaObject('Scan', {
  description:
    'One reading of a source. It changes the catalogue all at once when it ends well, and not at all when it fails.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    status: t.expose('status', { type: ScanStatus, description: 'How far it is.' }),
    notBefore: t.expose('notBefore', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again, while it waits because the host of the repository has asked to wait.',
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it began to read.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    commit: t.exposeString('commit', { nullable: true, description: 'The commit that it read.' }),
    filesTotal: t.exposeInt('filesTotal', {
      nullable: true,
      description: 'How many files there are, once that is known.',
    }),
    filesRead: t.exposeInt('filesRead', { nullable: true, description: 'How many files it has read so far.' }),
    added: t.exposeInt('added', { description: 'Artifacts that are new, or are back.' }),
    changed: t.exposeInt('changed', { description: 'Artifacts whose content is another.' }),
    removed: t.exposeInt('removed', { description: 'Artifacts that are gone.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Artifacts whose content is the same.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed, in words for people.' }),
    findings: t.field({
      type: [Finding],
      description: 'What was found amiss in files that are no artifact.',
      resolve: ({ findings }) => readFindings(findings),
      ...reads<Row>('findings'),
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the status.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
})
