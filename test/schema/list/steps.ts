import fc from 'fast-check'

/** A place as a step names it: artifacts and groups by their number in the model. */
export type At = null | { position: number } | { before: number } | { after: number }

/** What is wrong with an order that a step asks for. */
export type Fault = 'none' | 'missing' | 'twice' | 'foreign'

/**
 * One change, with numbers instead of ids: each counts, modulo how many there are, through everything of its kind that
 * the model has ever known, what is gone included. So a sequence of steps means something in every state.
 */
export type Step =
  | { kind: 'link' | 'place'; list: number; artifact: number; at: At }
  | { kind: 'unlink'; list: number; artifact: number }
  | { kind: 'move' | 'copy'; from: number; to: number; artifact: number; at: At }
  | { kind: 'linkMany'; list: number; artifacts: number[]; at: At; skip: boolean }
  | { kind: 'unlinkMany'; list: number; artifacts: number[]; skip: boolean }
  | { kind: 'reorder'; list: number; order: number[]; fault: Fault }
  | { kind: 'createArtifact' }
  | { kind: 'deleteArtifact'; artifact: number }
  | { kind: 'createGroup'; collection: number; name: string; at: At }
  | { kind: 'deleteGroup'; group: number }
  | { kind: 'moveGroup'; group: number; at: At }
  | { kind: 'copyGroup'; group: number; to: number | null; at: At }
  | { kind: 'reorderGroups'; collection: number; order: number[]; fault: Fault }

const which = fc.nat({ max: 11 })
const several = fc.array(which, { maxLength: 5 })
const order = fc.array(fc.nat(), { minLength: 12, maxLength: 12 })
const fault = fc.constantFrom<Fault[]>('none', 'none', 'none', 'missing', 'twice', 'foreign')
const at: fc.Arbitrary<At> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.record({ position: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ position: fc.integer({ min: -2, max: -1 }) }) },
  { weight: 2, arbitrary: fc.record({ before: which }) },
  { weight: 2, arbitrary: fc.record({ after: which }) },
)
const kind = <const Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds)

/** Any step. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kind('link', 'place'), list: which, artifact: which, at }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('unlink'), list: which, artifact: which }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('move', 'copy'), from: which, to: which, artifact: which, at }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('linkMany'), list: which, artifacts: several, at, skip: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('unlinkMany'), list: which, artifacts: several, skip: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('reorder'), list: which, order, fault }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('createArtifact') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('deleteArtifact'), artifact: which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('createGroup'), collection: which, name: kind('A', 'a', 'b'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('deleteGroup'), group: which }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('moveGroup'), group: which, at }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('copyGroup'), group: which, to: fc.option(which), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('reorderGroups'), collection: which, order, fault }) },
)
