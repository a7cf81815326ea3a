import { type ServerName, SERVERS } from '../options.ts'
import type { Comparison } from '../parts/compare.ts'
import { measuredCells, ratio, TITLES } from './comparison.ts'
import { figure } from './markdown.ts'

const COLOURS: Readonly<Record<ServerName, string>> = {
  limit: '#9aa0a6',
  postgraphile: '#4f7cac',
  mercurius: '#d98e3f',
  larder: '#2f8f5b',
}

const LABELS = 90
const WIDTH = 760
const BAR = 11
const GAP = 14
const HEAD = 48

/**
 * The ratios as horizontal bars on a logarithmic scale, so that half and double are equally far from the line at 1.
 * An SVG that reads on light and on dark pages.
 */
export function plotRatios(comparison: Comparison, to: ServerName): string {
  const cells = measuredCells(comparison)
  const servers = SERVERS.filter((server) => server !== to)
  const values = cells
    .flatMap(({ name }) => servers.map((server) => ratio(comparison, name, server, to)))
    .filter((value) => value > 0)
  const least = Math.floor(Math.log2(Math.min(0.5, ...values)))
  const most = Math.ceil(Math.log2(Math.max(2, ...values)))
  const x = (value: number) => LABELS + ((Math.log2(value) - least) / (most - least)) * (WIDTH - LABELS - 40)
  const block = servers.length * BAR + GAP
  const height = HEAD + cells.length * block
  const lines = Array.from({ length: most - least + 1 }, (_, index) => {
    const value = 2 ** (least + index)
    const at = x(value).toFixed(1)
    return (
      `<line x1="${at}" x2="${at}" y1="${String(HEAD - 6)}" y2="${String(height - GAP)}" stroke="#888" stroke-width="${value === 1 ? '1.5' : '0.4'}"/>` +
      `<text x="${at}" y="${String(HEAD - 12)}" text-anchor="middle">${String(value)}</text>`
    )
  })
  const bar = (value: number, server: ServerName, y: number): string => {
    if (!(value > 0)) return ''
    const [from, until] = [Math.min(x(1), x(value)), Math.max(x(1), x(value))]
    return (
      `<rect x="${from.toFixed(1)}" y="${String(y)}" width="${(until - from).toFixed(1)}" height="${String(BAR - 2)}" fill="${COLOURS[server]}"/>` +
      `<text x="${(value < 1 ? from - 3 : until + 3).toFixed(1)}" y="${String(y + 8)}" font-size="8" text-anchor="${value < 1 ? 'end' : 'start'}">${figure(value)}</text>`
    )
  }
  const bars = cells.flatMap(({ name }, row) => {
    const top = HEAD + row * block
    const middle = top + (servers.length * BAR) / 2 + 4
    const label = `<text x="${String(LABELS - 8)}" y="${String(middle)}" text-anchor="end">${name}</text>`
    return [
      label,
      ...servers.map((server, index) => bar(ratio(comparison, name, server, to), server, top + index * BAR)),
    ]
  })
  const legend = servers.map(
    (server, index) =>
      `<rect x="${String(LABELS + index * 130)}" y="8" width="10" height="10" fill="${COLOURS[server]}"/>` +
      `<text x="${String(LABELS + index * 130 + 15)}" y="17">${TITLES[server]}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="sans-serif" font-size="11" fill="#888">
<title>Requests a second over those of ${TITLES[to]}</title>
${[...legend, ...lines, ...bars].join('\n')}
</svg>
`
}
