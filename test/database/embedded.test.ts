import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '../../src/database/index.ts'

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-database-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('what is in a folder is still there after the database was closed, migrations included', async () => {
  const path = join(await scratchFolder(), 'deep', 'database')
  const first = await openDatabase({ location: { kind: 'folder', path } })
  await migrate(first)
  const id = randomUUID()
  await first.prisma.collection.create({ data: { id, createdBy: 'local', name: 'Everyday' } })
  await first.close()

  const second = await openDatabase({ location: { kind: 'folder', path } })
  onTestFinished(() => second.close())
  expect(await migrate(second)).toEqual({ applied: [] })
  expect(await second.prisma.collection.findMany()).toMatchObject([{ id, name: 'Everyday' }])
  expect(second.engine).toBe('embedded')
})

test('a folder that cannot be made is named', async () => {
  const file = join(await scratchFolder(), 'file')
  await writeFile(file, '')
  const path = join(file, 'database')
  await expect(openDatabase({ location: { kind: 'folder', path } })).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 'unwritable',
    message: `The folder ${path} cannot be written to (ENOTDIR).`,
  })
})

test('a folder with the data of another version is refused', async () => {
  const path = join(await scratchFolder(), 'database')
  await mkdir(path)
  await writeFile(join(path, 'PG_VERSION'), '14\n')
  await expect(openDatabase({ location: { kind: 'folder', path } })).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining(path) as string,
  })
})
