import type pg from 'pg'
import { DEEP, filtered, type ListQuestion, type NamedThings, pageOf, searches, UNFILTERED } from '../cells/sources.ts'
import { openPartDatabase } from '../data/part-database.ts'
import { Connection, post } from '../load/connection.ts'
import { median, run } from '../load/load.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** What one page costs beside another of the same list. Times in milliseconds, medians. */
export interface PageFigures {
  readonly list: ListQuestion['list']
  readonly kind: 'filter' | 'search' | 'depth'
  readonly title: string
  readonly time: number
  /** That of the unfiltered list or, for depth, of page 1. */
  readonly beside: number
}

/** What a page may cost at most: so many times the other. */
export const MOST_TIMES: Readonly<Record<PageFigures['kind'], number>> = { filter: 2, search: 2, depth: 1.5 }

const PAGE = 20
const DEEP_PAGE = 500
/** Rows that are read at once on the way to a deep page. */
const STRIDE = 100

interface Cell {
  readonly request: Buffer
  readonly times: number[]
}

/**
 * Times pages of lists of 500 sources and of 50,000 artifacts by turns: with each filter and each search beside the list
 * without any, and page 500 beside page 1. One client asks, so that it is the page that is timed.
 */
export async function measureSources(options: Options): Promise<readonly PageFigures[]> {
  const { client, databaseUrl } = await openPartDatabase(options, 'sources')
  const server = await launch('larder', { ...options, databaseUrl })
  try {
    const things = await namedThings(client)
    const cells: Cell[] = []
    const cell = (body: object): Cell => {
      const made = { request: post(server.port, '/graphql', body), times: [] }
      cells.push(made)
      return made
    }
    const whole = {
      artifacts: cell(pageOf(UNFILTERED.artifacts, PAGE)),
      sources: cell(pageOf(UNFILTERED.sources, PAGE)),
    }
    const compared: { kind: PageFigures['kind']; question: ListQuestion; asked: Cell; beside: Cell }[] = []
    const compare = (kind: 'filter' | 'search') => (question: ListQuestion) =>
      compared.push({ kind, question, asked: cell(pageOf(question, PAGE)), beside: whole[question.list] })
    filtered(things).forEach(compare('filter'))
    searches().forEach(compare('search'))
    for (const { question, first } of DEEP) {
      const after = await cursorOf(server.port, question, first * (DEEP_PAGE - 1))
      const beside = cell(pageOf(question, first))
      compared.push({ kind: 'depth', question, asked: cell(pageOf(question, first, after)), beside })
    }
    for (let round = 0; round < options.rounds + WARM_UP; round++) {
      for (const { request, times } of cells) {
        const seconds = options.seconds / CELL_SHARE
        const { p50 } = await run({ port: server.port, requests: [request], connections: 1, seconds })
        if (round >= WARM_UP) times.push(p50)
      }
    }
    const figures = compared.map(({ kind, question: { list, title }, asked, beside }) => ({
      ...{ list, kind, title },
      time: median(asked.times),
      beside: median(beside.times),
    }))
    report(figures)
    return figures
  } finally {
    await server.stop()
    await client.end()
  }
}

const WARM_UP = 1
/** There are many cells, and the median of a few hundred requests is steady. */
const CELL_SHARE = 10

async function namedThings(client: pg.Client): Promise<NamedThings> {
  const idOf = async (type: string, sql: string): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(sql)
    return Buffer.from(`${type}:${rows[0]?.id ?? ''}`).toString('base64url')
  }
  const source = (direction: string) =>
    idOf('Source', `SELECT id::text FROM sources ORDER BY artifact_count ${direction}, id LIMIT 1`)
  const collection = (name: string) => idOf('Collection', `SELECT id::text FROM collections WHERE name = '${name}'`)
  return {
    largeSource: await source('DESC'),
    smallSource: await source('ASC'),
    collections: {
      Small: await collection('Small'),
      Large: await collection('Large'),
      Old: await collection('Old'),
    },
  }
}

interface Page {
  readonly data: { readonly page: { readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } } }
}

/** The cursor behind so many rows, as a client finds it: page by page. */
async function cursorOf(port: number, question: ListQuestion, rows: number): Promise<string> {
  const connection = new Connection(port)
  try {
    let cursor: string | null = null
    for (let left = rows; left > 0; left -= STRIDE) {
      const { body } = await connection.ask(post(port, '/graphql', pageOf(question, Math.min(STRIDE, left), cursor)))
      const { data } = JSON.parse(body.toString()) as Page
      if (!data.page.pageInfo.hasNextPage) throw new Error(`The list "${question.title}" is too short for a deep page.`)
      cursor = data.page.pageInfo.endCursor
    }
    if (cursor === null) throw new TypeError('A deep page has something in front of it.')
    return cursor
  } finally {
    connection.close()
  }
}

function report(figures: readonly PageFigures[]): void {
  for (const { list, kind, title, time, beside } of figures) {
    const over = time / beside > MOST_TIMES[kind] ? ' (over)' : ''
    say(`  ${list}, ${kind}, ${title}: ${time.toFixed(2)} ms, ${(time / beside).toFixed(2)} times${over}`)
  }
}
