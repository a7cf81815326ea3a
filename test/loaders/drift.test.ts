import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftOf, type ProjectCopy } from '../../src/loaders/drift.ts'

/** A copy that is as it was deployed; `reported` is what the project says of it. */
function copy({ reported, ...known }: Partial<ProjectCopy> & { reported?: string } = {}): ProjectCopy {
  return {
    ...{
      deploymentId: 'latest',
      successId: 'latest',
      successHash: 'old',
      artifactHash: 'old',
      artifactGone: false,
    },
    ...{ reportedGone: false, reportedHash: reported ?? null, reportedAt: reported === undefined ? null : new Date() },
    ...known,
  }
}
const gone = { reportedAt: new Date(), reportedGone: true }

test.each<[string, string, ProjectCopy]>([
  ['SUPERSEDED', 'a later event has followed', copy({ deploymentId: 'later' })],
  [
    'SUPERSEDED',
    'and whatever else is so',
    copy({ deploymentId: 'later', successId: null, artifactGone: true, ...gone }),
  ],
  ['NOT_DEPLOYED', 'no success yet', copy({ successId: null, successHash: null })],
  ['NOT_DEPLOYED', 'not even of what is gone', copy({ successId: null, artifactGone: true, ...gone })],
  ['MISSING', 'reported gone', copy(gone)],
  ['MISSING', 'and gone upstream', copy({ artifactGone: true, ...gone })],
  ['ORPHANED', 'gone upstream', copy({ artifactGone: true })],
  ['ORPHANED', 'and changed in the project', copy({ artifactGone: true, reported: 'mine' })],
  ['IN_SYNC', 'never reported, all as deployed', copy()],
  ['IN_SYNC', 'reported as deployed', copy({ reported: 'old' })],
  ['IN_SYNC', 'the copy is what the artifact has become', copy({ artifactHash: 'new', reported: 'new' })],
  ['IN_SYNC', 'nobody knows any hash', copy({ successHash: null, artifactHash: null })],
  ['OUTDATED', 'the artifact has changed, never reported', copy({ artifactHash: 'new' })],
  ['OUTDATED', 'the artifact has changed, reported as deployed', copy({ artifactHash: 'new', reported: 'old' })],
  ['OUTDATED', 'deployed in an unknown version', copy({ successHash: null })],
  ['MODIFIED', 'the copy was changed', copy({ reported: 'mine' })],
  ['CONFLICT', 'all three differ', copy({ artifactHash: 'new', reported: 'mine' })],
  ['CONFLICT', 'deployed in an unknown version, and all three differ', copy({ successHash: null, reported: 'mine' })],
])('%s: %s', (drift, _, known) => {
  expect(driftOf('latest', known)).toBe(drift)
})

test('of three hashes every case is one of four', () => {
  const hash = fc.constantFrom('a', 'b', 'c', null)
  fc.assert(
    fc.property(hash, hash, fc.constantFrom('a', 'b', 'c'), (artifactHash, successHash, reported) => {
      const drift = driftOf('latest', copy({ artifactHash, successHash, reported }))
      const [a, d, p] = [artifactHash, successHash, reported]
      const cases = {
        IN_SYNC: a === p,
        OUTDATED: a !== p && a !== d && p === d,
        MODIFIED: a === d && p !== d,
        CONFLICT: a !== d && d !== p && a !== p,
      }
      expect(Object.entries(cases).filter(([, holds]) => holds)).toEqual([[drift, true]])
    }),
  )
})
