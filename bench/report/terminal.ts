import { SERVERS } from '../options.ts'
import type { Comparison } from '../parts/compare.ts'
import { measuredCells, ratio } from './comparison.ts'
import { figure } from './markdown.ts'

/** The medians of a comparison for the terminal: requests a second, the ratio to PostGraphile, processor times. */
export function summary(comparison: Comparison): string {
  const lines = measuredCells(comparison).flatMap(({ name, title }) => [
    `\n${name}  ${title}`,
    ...SERVERS.flatMap((server) => {
      const figures = comparison[name]?.[server]
      if (figures === undefined) return []
      return (
        `  ${server.padEnd(13)}${figure(figures.perSecond).padStart(7)}/s` +
        ratios.map((to) => `  ×${figure(ratio(comparison, name, server, to)).padStart(5)} ${to}`).join('') +
        `  p50 ${figure(figures.p50)} p99 ${figure(figures.p99)} ms` +
        `  node ${figure(figures.nodeTime * 1000)} postgres ${figure(figures.postgresTime * 1000)} µs`
      )
    }),
  ])
  return lines.join('\n')
}

const ratios = ['postgraphile', 'limit'] as const
