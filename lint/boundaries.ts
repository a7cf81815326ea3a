import type { Linter } from 'eslint'
import { restrictedSyntax, type Restriction } from './restrictions.ts'
import { packages, type Room, rooms } from './rooms.ts'

const processImports = {
  paths: ['process', 'node:process'].map((name) => ({
    name,
    importNames: ['env'],
    message: 'Take a setting: src/settings.ts alone reads the environment.',
  })),
}

/** One configuration a room: what it may import of ours, which packages it must leave alone, what it may not say. */
export const boundaries: Linter.Config[] = rooms.flatMap((room) => [
  roomConfig(room, `src/${room.name}${isFile(room) ? '' : '/**/*.ts'}`),
  ...(room.exceptions ?? []).map(({ file, may }) =>
    roomConfig({ ...room, may: [...room.may, ...may] }, `src/${room.name}/${file}`),
  ),
])

function roomConfig(room: Room, files: string): Linter.Config {
  const names = room.without.flatMap((kind) => packages[kind])
  const mayNot = `src/${room.name} must not import this. ${room.instead}`
  return {
    name: `larder/room/${files}`,
    files: [files],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { zones: [{ target: files, from: './src', except: [room.name, ...room.may], message: mayNot }] },
      ],
      'no-restricted-imports': [
        'error',
        { ...processImports, patterns: [{ regex: packagePattern(names), message: mayNot }] },
      ],
      'no-restricted-syntax': ['error', ...restrictedSyntax(room.name), dynamicImport(names, mayNot)],
    },
  }
}

/** `no-restricted-imports` does not look at import(). */
function dynamicImport(names: readonly string[], message: string): Restriction {
  return { selector: `ImportExpression[source.value=/${packagePattern(names).replaceAll('/', '\\/')}/]`, message }
}

function packagePattern(names: readonly string[]): string {
  return `^(${names.map((name) => (name.endsWith('/') ? name : `${name}(/|$)`)).join('|')})`
}

function isFile(room: Room): boolean {
  return room.name.endsWith('.ts')
}
