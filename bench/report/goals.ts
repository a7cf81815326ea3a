import { CELLS } from '../cells/question.ts'
import { slowest } from '../parts/limits.ts'
import { MOST_TIMES, type PageFigures } from '../parts/sources.ts'
import type { Results } from '../results.ts'
import { ratio } from './comparison.ts'
import { figure, table } from './markdown.ts'

interface Goal {
  readonly title: string
  readonly bound: string
  readonly value: number | undefined
  readonly reached: (value: number) => boolean
}

/** What Larder sets itself, and what it reaches. */
export function goalTable({ compare, startup, memory, limits, scan, sources }: Results): string {
  const comparison = compare?.measured ?? {}
  const peer = (cell: string, least: number): Goal => ({
    title: `${CELLS.find(({ name }) => name === cell)?.title ?? cell} (\`${cell}\`), of PostGraphile's requests/s`,
    bound: `at least ${figure(least)}`,
    value: ratio(comparison, cell, 'larder', 'postgraphile'),
    reached: (value) => value >= least,
  })
  const slower = (title: string, cell: string, than: string, most: number): Goal => ({
    title,
    bound: `at most ${figure(most)}`,
    value: (comparison[than]?.['larder']?.perSecond ?? NaN) / (comparison[cell]?.['larder']?.perSecond ?? NaN),
    reached: (value) => value <= most,
  })
  const pages = (title: string, kind: PageFigures['kind']): Goal => ({
    title: `${title}, of 500 sources and of 50,000 artifacts`,
    bound: `at most ${figure(MOST_TIMES[kind])}`,
    value:
      sources && Math.max(...sources.measured.flatMap((each) => (each.kind === kind ? each.time / each.beside : []))),
    reached: (value) => value <= MOST_TIMES[kind],
  })
  const goals: Goal[] = [
    ...['q3', 'q3wide', 'page10', 'page90k'].map((cell) => peer(cell, 1)),
    ...['q1', 'q2', 'q5', 'm1', 'm1short', 'm1long'].map((cell) => peer(cell, 0.85)),
    slower('Time of a deep page over that of one at depth 10', 'page90k', 'page10', 1.2),
    slower('Time of a move in a list of all artifacts over that in one of 100', 'm1long', 'm1short', 1.3),
    {
      title: 'Start to ready on PostgreSQL, seconds',
      bound: 'under 2',
      value: (startup?.measured['larder']?.median ?? NaN) / 1000,
      reached: (value) => value < 2,
    },
    {
      title: 'Memory at the end of the mixed load over that at its beginning',
      bound: 'at most 1.10',
      value: memory?.measured.growth,
      reached: (value) => value <= 1.1,
    },
    {
      title: 'Slowest hostile request, milliseconds',
      bound: 'at most 100',
      value: limits && slowest(limits.measured, 'time'),
      reached: (value) => value <= 100,
    },
    {
      title: 'Slowest `/health` meanwhile, milliseconds',
      bound: 'at most 50',
      value: limits && slowest(limits.measured, 'health'),
      reached: (value) => value <= 50,
    },
    {
      title: 'Time of a scan over that of unpacking its archive alone',
      bound: 'at most 3',
      value: scan && scan.measured.scan / scan.measured.unpack,
      reached: (value) => value <= 3,
    },
    pages('Slowest list with a filter over the list without', 'filter'),
    pages('Slowest search over the list without', 'search'),
    pages('Slowest page 500 over page 1', 'depth'),
  ]
  const known = goals.flatMap((goal) =>
    goal.value === undefined || Number.isNaN(goal.value) ? [] : { ...goal, value: goal.value },
  )
  return table(
    ['goal', 'bound', 'measured', ''],
    known.map(({ title, bound, value, reached }) => [
      title,
      bound,
      figure(value),
      reached(value) ? 'reached' : '**missed**',
    ]),
  )
}
