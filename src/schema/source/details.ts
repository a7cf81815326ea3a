import type { SourceDetails as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'

/** A source that was never asked for details has no row. */
type Details = Pick<Row, 'sourceId'> & Partial<Row>

/** What GitHub says about a repository. */
export const SourceDetails = builder.objectRef<Details>('SourceDetails').implement({
  description: 'What GitHub says about a repository, as far as the toggles of the source ask for it.',
  fields: (t) => ({
    repositoryDescription: t.string({
      nullable: true,
      description: 'The description of the repository, at most 2,000 characters.',
      resolve: (details) => details.repositoryDescription,
    }),
    readme: t.string({
      nullable: true,
      description: 'The README, at most 51,200 bytes of UTF-8.',
      resolve: (details) => details.readme,
    }),
    readmeTruncated: t.boolean({
      description: 'Whether the README is longer than what is kept of it.',
      resolve: (details) => details.readmeTruncated ?? false,
    }),
    fetchedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When this was last fetched.',
      resolve: (details) => details.fetchedAt,
    }),
    fetchError: t.string({
      nullable: true,
      description: 'Why the last fetch brought less than was asked for.',
      resolve: (details) => details.fetchError,
    }),
  }),
})
