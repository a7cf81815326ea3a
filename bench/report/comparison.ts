import { CELLS } from '../cells/question.ts'
import { type ServerName, SERVERS } from '../options.ts'
import type { Comparison, Figures } from '../parts/compare.ts'
import type { StatementCounts } from '../parts/statements.ts'
import { figure, table } from './markdown.ts'

/** What servers are called in the report. */
export const TITLES: Readonly<Record<ServerName, string>> = {
  limit: 'the limit',
  postgraphile: 'PostGraphile 5',
  mercurius: 'Mercurius',
  larder: 'Larder',
}

/** The cells that were measured, in their order. */
export const measuredCells = (comparison: Comparison) => CELLS.filter(({ name }) => name in comparison)

const serversOf = (by: Record<string, Record<string, unknown>>) =>
  SERVERS.filter((server) => Object.values(by).some((cell) => server in cell))

/** Requests a second of a server over those of another; NaN where one was not measured. */
export function ratio(comparison: Comparison, cell: string, server: ServerName, to: ServerName): number {
  const figures = comparison[cell]
  return (figures?.[server]?.perSecond ?? NaN) / (figures?.[to]?.perSecond ?? NaN)
}

/** Requests a second of every server over those of one. */
export function ratioTable(comparison: Comparison, to: ServerName): string {
  const others = serversOf(comparison).filter((server) => server !== to)
  const rows = measuredCells(comparison).map(({ name, title }) => [
    title,
    ...others.map((server) => figure(ratio(comparison, name, server, to))),
  ])
  return table(['', ...others.map((server) => TITLES[server])], rows)
}

/** One figure of every server in every cell. */
export function figureTable(comparison: Comparison, show: (figures: Figures) => string): string {
  const servers = serversOf(comparison)
  const rows = measuredCells(comparison).map(({ name, title }) => [
    title,
    ...servers.map((server) => {
      const figures = comparison[name]?.[server]
      return figures === undefined ? '–' : show(figures)
    }),
  ])
  return table(['', ...servers.map((server) => TITLES[server])], rows)
}

/** Statements a request, and how often the server waits for the database. */
export function statementTable(counts: StatementCounts): string {
  const servers = serversOf(counts)
  const rows = CELLS.filter(({ name }) => name in counts).map(({ name, title }) => [
    title,
    ...servers.map((server) => {
      const count = counts[name]?.[server]
      return count === undefined ? '–' : `${String(round(count.statements))} / ${String(round(count.roundTrips))}`
    }),
  ])
  return table(['statements / round trips', ...servers.map((server) => TITLES[server])], rows)
}

const round = (value: number): number => Math.round(value * 10) / 10
