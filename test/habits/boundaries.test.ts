import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generated, packages, type Room, rooms } from '../../lint/rooms.ts'
import { brokenRules, complaints } from './lint.ts'

const PATHS = 'import-x/no-restricted-paths'
const PACKAGES = 'no-restricted-imports'

/** A file of a room, which an import can name; undefined as long as the room is empty. */
function fileIn(place: string): string | undefined {
  const path = join('src', place)
  if (!existsSync(path)) return undefined
  if (statSync(path).isFile()) return path
  return filesOf(place)[0]
}

/** The files of a room. */
function filesOf(room: string): string[] {
  if (room.endsWith('.ts')) return [join('src', room)]
  const names = readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.ts')).map((name) => join('src', room, name))
}

/** A path in a room, two folders deep where the room is a folder, where nothing is. */
function snippetIn(room: string): string {
  return room.endsWith('.ts') ? join('src', room) : join('src', room, 'deep', 'er', 'snippet.ts')
}

function importOf(target: string, from: string): string {
  const path = relative(dirname(from), target)
  return `import '${path.startsWith('.') ? path : `./${path}`}'\n`
}

describe('who may import whom', () => {
  it('names every room of src', () => {
    const known = [generated, ...rooms.map(({ name }) => name)]
    const inhabited = readdirSync('src').filter((name) => fileIn(name) !== undefined)
    expect(inhabited.filter((name) => !known.includes(name))).toEqual([])
  })

  // The rules of the house, written out: the table that lint uses may not quietly permit one of these.
  it.each([
    ['main.ts', 'resolvers'],
    ['main.ts', generated],
    ['application.ts', generated],
    ['process', 'schema'],
    ['process', 'resolvers'],
    ['server.ts', generated],
    ['plugins', 'schema'],
    ['plugins', 'resolvers'],
    ['context.ts', 'database'],
    ['context.ts', generated],
    ['schema', 'database'],
    ['schema', 'scanner'],
    ['schema', 'server.ts'],
    ['schema', generated],
    ['resolvers', 'schema'],
    ['resolvers', 'loaders'],
    ['resolvers', 'context.ts'],
    ['loaders', 'resolvers'],
    ['loaders', 'schema'],
    ['database', 'resolvers'],
    ['database', 'loaders'],
    ['scanner', 'database'],
    ['scanner', 'resolvers'],
    ['scanner', generated],
    ['planner', 'database'],
    ['planner', 'resolvers'],
    ['ids.ts', 'database'],
    ['settings.ts', 'logging.ts'],
  ])('%s does not import %s', async (room, other) => {
    const from = snippetIn(room)
    const target = fileIn(other)
    expect.assert(target !== undefined)
    const text = importOf(target, from)
    expect(await brokenRules(from, text)).toContain(PATHS)
    expect(await brokenRules(from, text.replace('import ', 'import type * as a from '))).toContain(PATHS)
    expect(await brokenRules(from, text.replace('import ', 'export * from '))).toContain(PATHS)
    expect(await brokenRules(from, text.replace(/import (.*)\n/, 'await import($1)\n'))).toContain(PATHS)
  })

  it.each(rooms)('$name imports what it may, and nothing else of ours', async (room) => {
    const from = snippetIn(room.name)
    const others = [generated, ...rooms.map(({ name }) => name)].filter((name) => name !== room.name)
    for (const other of others) {
      const target = fileIn(other)
      if (target === undefined) continue
      const allowed = room.may.some((place) => `${target}/`.startsWith(`src/${place}/`))
      // The room that may not be imported may import this one: a circle, too, which is not what is asked here.
      const found = (await complaints(from, importOf(target, from))).filter(({ rule }) => rule === PATHS)
      expect(found, `${room.name} imports ${target}`).toEqual(allowed ? [] : [{ rule: PATHS, message: ending(room) }])
    }
  })

  it.each(rooms)('$name is permitted nothing that it does not import', ({ name, may }) => {
    const imported = filesOf(name).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import) '(\.[^']+)'/g)].map(([, target = '']) =>
        relative('src', join(dirname(file), target)),
      ),
    )
    expect(may.filter((place) => !imported.some((target) => `${target}/`.startsWith(`${place}/`)))).toEqual([])
  })

  it('is what docs/architecture.md draws', () => {
    const leaves = ['ids', 'logging', 'settings', 'startup-error', generated]
    const nameOf = (place: string) => place.replace(/\/.*|\.ts$/, '')
    const permitted = rooms.flatMap(({ name, may }) =>
      may
        .map(nameOf)
        .filter((other) => !leaves.includes(other))
        .map((other) => `${nameOf(name)} --> ${other}`),
    )
    const arrows = readFileSync('docs/architecture.md', 'utf8').matchAll(/^ {2}(\w+) --> (.*)$/gm)
    const drawn = [...arrows].flatMap(([, name = '', others = '']) =>
      others.split(' & ').map((other) => `${name} --> ${other}`),
    )
    expect(drawn.sort()).toEqual(permitted.sort())
  })

  it('lets the builder, and no other file of the schema, see the types of the client', async () => {
    const text = "import type { Prisma } from '../generated/prisma/client.ts'\n"
    expect(await brokenRules('src/schema/builder.ts', text)).toEqual([])
    expect(await brokenRules('src/schema/snippet.ts', text)).toEqual([PATHS])
  })

  it('finds a circle of imports', async () => {
    // permissions.ts throws what errors.ts exports; the other way round as well would be a circle.
    const text = "import { permit } from './permissions.ts'\nexport const alias = permit\n"
    expect(await brokenRules('src/resolvers/errors.ts', text)).toEqual(['import-x/no-cycle'])
    expect(await brokenRules('src/resolvers/snippet.ts', text)).toEqual([])
  })
})

describe('packages that belong to some rooms only', () => {
  it.each(rooms)('$name', async (room) => {
    for (const kind of ['graphql', 'pothos', 'http', 'database'] as const) {
      for (const name of packages[kind].map((entry) => (entry.endsWith('/') ? `${entry}core` : entry))) {
        const from = snippetIn(room.name)
        const kept = room.without.includes(kind)
        expect(await brokenRules(from, `import '${name}'\n`), `${room.name} ${name}`).toEqual(kept ? [PACKAGES] : [])
        expect(await brokenRules(from, `import type { A } from '${name}/sub'\n`)).toEqual(kept ? [PACKAGES] : [])
        expect(await brokenRules(from, `await import('${name}')\n`)).toEqual(kept ? ['no-restricted-syntax'] : [])
      }
    }
  })

  it('is not taken in by a name that begins alike', async () => {
    expect(await brokenRules('src/resolvers/snippet.ts', "import 'graphql-like'\nimport 'pgx'\n")).toEqual([])
  })
})

function ending(room: Room): unknown {
  return expect.stringContaining(`src/${room.name} must not import this. ${room.instead}`)
}
