/** What an import can do with a thing of the manifest. */
export const outcomes = {
  CREATED: 'It was not there, and is now.',
  UPDATED: 'It was there, and was given what the file says.',
  UNCHANGED: 'It was there as the file says it.',
  SKIPPED: 'It could not be taken; the message says why.',
} as const
export type Outcome = keyof typeof outcomes

/** The kinds of things that a manifest names. */
export const kinds = {
  SOURCE: 'A source.',
  ARTIFACT: 'An artifact that no source has.',
  COLLECTION: 'A collection, with its artifacts.',
  GROUP: 'A group, with its artifacts.',
  MEMBERSHIP: 'A line of a list of artifacts.',
} as const
export type Kind = keyof typeof kinds

/** What an import did with one thing. */
export interface Entry {
  readonly kind: Kind
  readonly name: string
  readonly outcome: Outcome
  readonly message: string | null
}

/** What became of a thing that was or was not there. */
export const outcomeOf = (isNew: boolean, changed: boolean): Outcome =>
  isNew ? 'CREATED' : changed ? 'UPDATED' : 'UNCHANGED'

/** Rows as one parameter of a statement, for `jsonb_to_recordset`. */
export const rowsOf = (rows: readonly object[]): string => JSON.stringify(rows)
