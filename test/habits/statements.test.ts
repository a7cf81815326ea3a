import { describe, expect, it } from 'vitest'
import { brokenRules, complaints } from './lint.ts'

const SYNTAX = 'no-restricted-syntax'

describe('the environment', () => {
  it.each([
    'export const port = process.env.PORT\n',
    "export const port = process.env['PORT']\n",
    'export const { env } = process\n',
  ])('is not read outside settings: %s', async (text) => {
    expect(await brokenRules('src/server.ts', text)).toEqual(['no-restricted-properties'])
    expect(await brokenRules('src/plugins/snippet.ts', text)).toEqual(['no-restricted-properties'])
    expect(await brokenRules('scripts/snippet.ts', text)).toEqual(['no-restricted-properties'])
    expect(await brokenRules('src/settings.ts', text)).toEqual([])
    expect(await brokenRules('prisma.config.ts', text)).toEqual([])
    expect(await brokenRules('test/snippet.ts', text)).toEqual([])
  })

  it('is not imported either', async () => {
    const text = "import { env } from 'node:process'\nexport const { PORT } = env\n"
    expect(await brokenRules('src/plugins/snippet.ts', text)).toEqual(['no-restricted-imports'])
  })
})

describe('writes', () => {
  it.each([
    'await prisma.collection.create({ data })\n',
    'await context.database.prisma.artifact.updateMany({ data })\n',
    'await tx.group.delete({ where })\n',
    'await tx.source.upsert(input)\n',
    'await prisma.$transaction(async () => undefined)\n',
    'await prisma.$executeRaw`DELETE FROM artifact`\n',
    'await prisma.$executeRawUnsafe(sql)\n',
  ])('happen in operations only: %s', async (text) => {
    expect(await brokenRules('src/resolvers/artifact/snippet.ts', text)).toEqual([])
    expect(await brokenRules('src/database/snippet.ts', text)).toEqual([])
    expect(await brokenRules('test/snippet.ts', text)).toEqual([])
    expect(await brokenRules('src/schema/snippet.ts', text)).toEqual([SYNTAX])
    expect(await brokenRules('src/loaders/snippet.ts', text)).toEqual([SYNTAX])
    expect(await brokenRules('src/main.ts', text)).toEqual([SYNTAX])
    expect(await brokenRules('prisma/seed.ts', text)).toEqual([SYNTAX])
  })

  it('are not confused with maps, sets and reads', async () => {
    const text = 'cache.entries.delete(key)\nlisteners.delete(key)\nawait prisma.collection.findMany()\n'
    expect(await brokenRules('src/loaders/snippet.ts', text)).toEqual([])
  })
})

describe('nested reads of Pothos', () => {
  it.each(['relation', 'relatedConnection', 'prismaConnection', 'relationCount'])('t.%s', async (method) => {
    const text = `export const field = t.${method}('artifacts', {})\n`
    expect(await complaints('src/schema/group/snippet.ts', text)).toEqual([
      { rule: SYNTAX, message: expect.stringContaining('load it with a loader') as string },
    ])
    expect(await brokenRules('src/schema/snippet.ts', "export const field = t.field({ type: 'Int' })\n")).toEqual([])
  })
})

describe('what hides a fault', () => {
  it.each([
    ['@typescript-eslint/no-explicit-any', 'export function f(a: any): void {}\n'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-ignore: because\nexport const a = 1\n'],
    [SYNTAX, 'export const a = b as unknown as string\n'],
    ['no-console', "console.log('here')\n"],
    [
      '@eslint-community/eslint-comments/require-description',
      '// eslint-disable-next-line no-console\nconsole.log(1)\n',
    ],
    ['max-lines', '\n'.repeat(300)],
  ])('%s', async (rule, text) => {
    expect(await brokenRules('src/resolvers/snippet.ts', text)).toEqual([rule])
    expect(await brokenRules('src/schema/snippet.ts', text)).toEqual([rule])
    expect(await brokenRules('lint/snippet.ts', text)).toEqual([rule])
  })

  it('finds a permission to break a rule that nobody breaks', async () => {
    const text = '// eslint-disable-next-line no-console -- the terminal is what this is for\nexport const a = 1\n'
    expect(await complaints('src/resolvers/snippet.ts', text)).toEqual([
      { rule: null, message: expect.stringContaining('Unused eslint-disable directive') as string },
    ])
  })

  it.each([
    "it.skip('is not run', () => undefined)\n",
    "describe.only('is run alone', () => undefined)\n",
    'expect(true).toBe(true)\n',
    'expect(row).toBeTruthy()\n',
    'setTimeout(() => undefined, 10)\n',
  ])('in a test: %s', async (text) => {
    expect(await brokenRules('test/schema/snippet.test.ts', text)).toEqual([SYNTAX])
  })
})
