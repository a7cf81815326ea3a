import type { Cursors, Dialect } from './dialect.ts'
import { plain } from './shape.ts'
import { deepPlace, MOST_COLLECTIONS, SPREAD } from './question.ts'

/** The hand-written server: a path a kind of question, and keys of rows for cursors. */
export const limit: Dialect = {
  async findCursors(_, { bigGroup, bigLength }, client) {
    const read = async (first: number, sql: string): Promise<Cursors> => {
      const { rows } = await client.query<{ cursor: string }>(sql)
      return new Map(rows.map(({ cursor }, index) => [first + index, cursor]))
    }
    const inGroup = (first: number) =>
      read(
        first,
        `SELECT order_key AS cursor FROM group_memberships WHERE group_id = '${bigGroup}'
         ORDER BY order_key OFFSET ${String(first - 1)} LIMIT ${String(SPREAD)}`,
      )
    return {
      q2: await read(
        1,
        `SELECT concat_ws('/', created_at, id) AS cursor FROM collections ORDER BY created_at DESC, id DESC LIMIT ${String(MOST_COLLECTIONS)}`,
      ),
      q3wide: await read(
        1,
        `SELECT concat_ws('/', artifact_count, id) AS cursor FROM collections ORDER BY artifact_count DESC, id DESC LIMIT 100`,
      ),
      page: new Map([...(await inGroup(10)), ...(await inGroup(deepPlace(bigLength)))]),
    }
  },

  message(question, cursors) {
    const { kind, ...variables } = question
    const after =
      question.kind === 'q2' || question.kind === 'q3wide' || question.kind === 'page'
        ? { after: cursors[question.kind].get(question.behind) }
        : {}
    return { path: `/${kind}`, body: { variables: { ...variables, ...after } } }
  },

  reduce: (_, answer) => plain(answer),
}
