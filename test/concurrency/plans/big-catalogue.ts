import { readFile } from 'node:fs/promises'
import { encodeId } from '../../../src/ids.ts'
import { copyDatabase, type TestDatabase } from '../../kit/database.ts'

const idOf = (kind: string) => `01900000-0000-7000-${kind}-000000000001`

/** What has most of everything in the catalogue of big-catalogue.sql. */
export const richest = {
  Artifact: encodeId('Artifact', idOf('9000')),
  Collection: encodeId('Collection', idOf('a000')),
  Conversation: encodeId('Conversation', idOf('f001')),
  Group: encodeId('Group', idOf('b000').replace(/1$/, '0')),
  Project: encodeId('Project', idOf('c000')),
  Source: encodeId('Source', idOf('8000')),
  Task: encodeId('Task', idOf('d000')),
} as const

/** Others of their kinds, which have less. */
export const poorer = {
  Artifact: encodeId('Artifact', idOf('9000').replace(/1$/, '2')),
  Collection: encodeId('Collection', idOf('a000').replace(/1$/, '2')),
  Conversation: encodeId('Conversation', idOf('f001').replace(/1$/, '2')),
  Group: encodeId('Group', idOf('b000')),
  Project: encodeId('Project', idOf('c000').replace(/1$/, '2')),
  Source: encodeId('Source', idOf('8000').replace(/1$/, '2')),
  Task: encodeId('Task', idOf('d000').replace(/1$/, '2')),
} as const

/** A database of its own with that catalogue. Close it when done. */
export async function createBigCatalogue(): Promise<TestDatabase> {
  const made = await copyDatabase()
  const { driver } = made.database
  const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  // Each is one transaction.
  for (const part of ['big-catalogue.sql', 'big-projects.sql'])
    await driver.script(`${await read('preparations.sql')}\n${await read(part)}`)
  // As a server does by itself after a while.
  await driver.query('VACUUM ANALYZE')
  return made
}
