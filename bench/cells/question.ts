import type { Facts } from '../data/facts.ts'

/** What is asked, in terms that no server's dialect has coloured: ids of rows, and places as numbers. */
export type Question =
  | { readonly kind: 'q1' | 'q3'; readonly id: string }
  | { readonly kind: 'q2' | 'q3wide'; readonly behind: number }
  | { readonly kind: 'page'; readonly id: string; readonly behind: number }
  | { readonly kind: 'q5'; readonly word: string; readonly type: string }
  | { readonly kind: 'move'; readonly list: string; readonly artifact: string; readonly after: string }

export type QuestionKind = Question['kind']

/** A kind of request that is measured by itself. */
export interface Cell {
  readonly name: string
  readonly title: string
  /** The requests, which differ, so that no cache of one row wins. */
  readonly questions: (facts: Facts) => readonly Question[]
}

const places = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)

/** How deep the deep page is, in a list of so many: nine tenths, which is 90,000 of 100,000. */
export const deepPlace = (length: number): number => Math.floor(length * 0.9)

/** How many places are tried around a depth, and behind the first collections. */
export const SPREAD = 50
export const MOST_COLLECTIONS = 200

export const CELLS: readonly Cell[] = [
  {
    name: 'q1',
    title: 'Q1: one artifact by its id',
    questions: ({ artifacts }) => artifacts.map((id) => ({ kind: 'q1', id })),
  },
  {
    name: 'q2',
    title: 'Q2: 20 collections with their counts',
    questions: () => places(1, MOST_COLLECTIONS).map((behind) => ({ kind: 'q2', behind })),
  },
  {
    name: 'q3',
    title: 'Q3: three levels, a collection with 10 groups of 10 artifacts',
    questions: ({ rich }) => rich.map((id) => ({ kind: 'q3', id })),
  },
  {
    name: 'q3wide',
    title: 'Q3 wide: 10 collections with 10 groups of 10 artifacts',
    questions: () => places(1, 20).map((behind) => ({ kind: 'q3wide', behind })),
  },
  {
    name: 'page10',
    title: 'Page of 20 in the longest group, at depth 10',
    questions: ({ bigGroup }) => places(10, SPREAD).map((behind) => ({ kind: 'page', id: bigGroup, behind })),
  },
  {
    name: 'page90k',
    title: 'The same at nine tenths of its length',
    questions: ({ bigGroup, bigLength }) =>
      places(deepPlace(bigLength), SPREAD).map((behind) => ({ kind: 'page', id: bigGroup, behind })),
  },
  {
    name: 'q5',
    title: 'Q5: a word and a type, 20 artifacts, best first',
    questions: ({ searches }) => searches.map(({ word, kind }) => ({ kind: 'q5', word, type: kind })),
  },
  {
    name: 'm1',
    title: 'M1: one artifact to another place, 300 lists of 100',
    questions: ({ rich, members }) =>
      places(0, 3000).flatMap((n) => move(rich[n % rich.length] ?? '', members, Math.floor(n / rich.length))),
  },
  {
    name: 'm1short',
    title: 'M1 in one list of 100',
    questions: ({ rich, members }) => places(0, 2000).flatMap((n) => move(rich[0] ?? '', members, n)),
  },
  {
    name: 'm1long',
    title: 'M1 in the one list of all artifacts',
    questions: ({ bigCollection, members }) => places(0, 2000).flatMap((n) => move(bigCollection, members, n)),
  },
]

/** The nth of the moves within a list: something else each time, behind something else, and always the same. */
function move(list: string, members: Facts['members'], n: number): Question[] {
  const known = members.get(list) ?? []
  const artifact = known[(n * 37 + 11) % known.length]
  const after = known[(n * 61 + 29) % known.length]
  if (artifact === undefined || after === undefined || artifact === after) return []
  return [{ kind: 'move', list, artifact, after }]
}
