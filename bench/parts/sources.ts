import type pg from 'pg'
import { DEEP, filtered, type ListQuestion, type NamedThings, pageOf, searches, UNFILTERED } from '../cells/sources.ts'
import { openPartDatabase } from '../data/part-database.ts'
import { Connection, post } from '../load/connection.ts'
import { median } from '../load/load.ts'
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

/** Two pages, asked for by turns. */
interface Pair {
  readonly kind: PageFigures['kind']
  readonly question: ListQuestion
  readonly asked: Buffer
  readonly beside: Buffer
  readonly times: { readonly asked: number[]; readonly beside: number[] }
}

/**
 * Times pages of lists of 500 sources and of 50,000 artifacts: with each filter and each search beside the list without
 * any, and page 500 beside page 1. One client asks, now for the one and now for the other, so that it is the page that is
 * timed, and both at the same time.
 */
export async function measureSources(options: Options): Promise<readonly PageFigures[]> {
  const { client, databaseUrl } = await openPartDatabase(options, 'sources')
  const server = await launch('larder', { ...options, databaseUrl })
  try {
    const pairs = await pairsOf(client, server.port)
    for (let round = 0; round < options.rounds + WARM_UP; round++) {
      for (const pair of pairs) {
        const { asked, beside } = await askByTurns(server.port, pair, options.seconds / PAIR_SHARE)
        if (round < WARM_UP) continue
        pair.times.asked.push(median(asked))
        pair.times.beside.push(median(beside))
      }
    }
    const figures = pairs.map(({ kind, question: { list, title }, times }) => ({
      ...{ list, kind, title },
      time: median(times.asked),
      beside: median(times.beside),
    }))
    report(figures)
    return figures
  } finally {
    await server.stop()
    await client.end()
  }
}

async function pairsOf(client: pg.Client, port: number): Promise<Pair[]> {
  const bytes = (question: ListQuestion, first = PAGE, after: string | null = null) =>
    post(port, '/graphql', pageOf(question, first, after))
  const times = () => ({ asked: [], beside: [] })
  const whole = (kind: 'filter' | 'search') => (question: ListQuestion) => ({
    ...{ kind, question, asked: bytes(question), times: times() },
    beside: bytes(UNFILTERED[question.list]),
  })
  const things = await namedThings(client)
  const pairs: Pair[] = [...filtered(things).map(whole('filter')), ...searches(things).map(whole('search'))]
  for (const { question, first } of DEEP) {
    const after = await cursorOf(port, question, first * (DEEP_PAGE - 1))
    const both = { asked: bytes(question, first, after), beside: bytes(question, first) }
    pairs.push({ kind: 'depth', question, ...both, times: times() })
  }
  return pairs
}

/** @throws Error at the first answer that is none */
async function askByTurns(port: number, pair: Pair, seconds: number) {
  const connection = new Connection(port)
  const times = { asked: [] as number[], beside: [] as number[] }
  try {
    for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
      for (const which of ['asked', 'beside'] as const) {
        const sent = performance.now()
        const { status, body } = await connection.ask(pair[which])
        times[which].push(performance.now() - sent)
        if (status !== 200 || body.includes('"errors"'))
          throw new Error(`A wrong answer: ${body.toString().slice(0, 1000)}`)
      }
    }
    return times
  } finally {
    connection.close()
  }
}

const WARM_UP = 1
/** There are many pairs, and the median of a hundred requests is steady. */
const PAIR_SHARE = 10

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
