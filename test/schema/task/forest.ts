import { decodeId, encodeId } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'

/** Gives a project 10,000 tasks in five levels: ten at the top, and below them as many as are needed. */
export async function plant({ database }: World, projectId: string): Promise<void> {
  await database.driver.query(
    `INSERT INTO tasks (id, project_id, parent_id, order_key, title, tags)
     SELECT pg_temp.id(n), $1::uuid, CASE WHEN n > 10 THEN pg_temp.id(1 + (n - 11) / 6) END,
            'd' || lpad((n * 7919 % 10007)::text, 6, '0'), n::text, '{}'
     FROM generate_series(1, 10000) AS n`.replaceAll(
      /pg_temp\.id\((.*?)\)(?=,| END)/g,
      `('00000000-0000-7000-9000-' || lpad(($1)::text, 12, '0'))::uuid`,
    ),
    [decodeId(projectId)?.id],
  )
}

/** The id of one of them, counted from 1. */
export const plantedTask = (n: number): string =>
  encodeId('Task', `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`)
