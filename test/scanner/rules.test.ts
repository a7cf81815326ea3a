import { describe, expect, test } from 'vitest'
import { markdown, scanFiles, scanOne, told } from './snapshot.ts'

const skillPath = 'skills/pack-lunch/SKILL.md'
const good = 'name: pack-lunch\ndescription: Packs lunch.'

describe('a skill', () => {
  test.each<[string, string, string[]]>([
    ['all in order', `${good}\nlicense: MIT\ncompatibility: any\nmetadata: {a: b}\nallowed-tools: Read`, []],
    ['tools as a list', `${good}\nallowed-tools: [Read]`, []],
    ['no name', 'description: d', ['ERROR name-missing']],
    ['an empty name', 'name: ""\ndescription: d', ['ERROR name-missing:2']],
    ['a name that is a list', 'name: [a]\ndescription: d', ['ERROR name-missing:2']],
    ['no description', 'name: pack-lunch', ['ERROR description-missing']],
    ['another name than the folder', 'name: lunch\ndescription: d', ['WARNING skill-name-folder:2']],
    ['capitals', 'name: Pack-Lunch\ndescription: d', ['WARNING skill-name-format:2', 'WARNING skill-name-folder:2']],
    [
      'a long name',
      `name: ${'a'.repeat(65)}\ndescription: d`,
      ['WARNING skill-name-format:2', 'WARNING skill-name-folder:2'],
    ],
    ['a description of 1,024', `name: pack-lunch\ndescription: ${'ß'.repeat(1024)}`, []],
    [
      'a description of 1,025',
      `name: pack-lunch\ndescription: ${'ß'.repeat(1025)}`,
      ['WARNING skill-description-too-long:3'],
    ],
    ['compatibility that is no text', `${good}\ncompatibility: [a]`, ['WARNING skill-compatibility:4']],
    ['compatibility that is long', `${good}\ncompatibility: ${'a'.repeat(501)}`, ['WARNING skill-compatibility:4']],
    ['metadata that is no map', `${good}\nmetadata: a`, ['WARNING skill-metadata:4']],
    ['tools that are neither', `${good}\nallowed-tools: {a: b}`, ['WARNING skill-allowed-tools:4']],
    ['fields of others', `${good}\nauthor: me\ncolor: red`, ['INFO skill-unknown-field:4']],
  ])('%s', async (_, head, expected) => {
    const artifact = await scanOne(skillPath, markdown(head))
    expect(told(artifact)).toEqual(expected)
    expect(artifact).toMatchObject({ type: 'SKILL', path: 'skills/pack-lunch', mainFile: skillPath })
  })

  test.each<[string, string, string[]]>([
    ['no head', 'Just text.', ['ERROR name-missing', 'ERROR description-missing']],
    ['nothing at all', '', ['ERROR name-missing', 'ERROR description-missing', 'WARNING body-empty']],
    ['only a head', `---\n${good}\n---\n\n`, ['WARNING body-empty']],
  ])('%s', async (_, text, expected) => {
    const artifact = await scanOne(skillPath, text)
    expect(told(artifact)).toEqual(expected)
    expect(artifact.name).toBe('pack-lunch')
  })

  test('at the root is named after the repository, and need not be called like it', async () => {
    const named = await scanFiles({ 'SKILL.md': markdown(good) }, {}, 'elsewhere')
    expect(named.artifacts).toMatchObject([{ path: '.', name: 'pack-lunch', findings: [] }])
    const unnamed = { 'SKILL.md': markdown('description: d') }
    expect((await scanFiles(unnamed, {}, 'elsewhere')).artifacts[0]?.name).toBe('elsewhere')
    expect((await scanFiles(unnamed)).artifacts[0]?.name).toBe('skill')
  })
})

describe('agents, commands and hooks', () => {
  test.each<[string, string, string[]]>([
    ['agents/a.md', markdown('name: a\ndescription: d'), []],
    ['agents/a.md', markdown('name: A Person\ndescription: d'), ['INFO agent-name-format:2']],
    ['agents/a.md', 'text', ['ERROR name-missing', 'ERROR description-missing']],
    ['commands/a.md', markdown('description: d'), []],
    ['commands/a.md', 'text', ['INFO description-missing']],
    ['commands/a.md', '', ['INFO description-missing', 'WARNING body-empty']],
    ['x/HOOK.md', markdown('name: a\ndescription: d'), []],
    ['x/HOOK.md', 'text', ['WARNING name-missing', 'WARNING description-missing']],
    ['hooks/hooks.json', '{"hooks":{"Stop":[]}}', []],
    ['hooks/hooks.json', '{"hooks":{}}', ['INFO hooks-empty']],
    ['hooks/hooks.json', '{}', ['WARNING hooks-missing']],
    ['hooks/hooks.json', '{"hooks":{"Stop":{}}}', ['WARNING hooks-event']],
    ['hooks/hooks.json', '[]', ['ERROR hooks-unreadable']],
    ['hooks/hooks.json', '{"hooks":{}\n7}', ['ERROR hooks-unreadable:2']],
  ])('%s %j', async (path, content, expected) => {
    expect(told(await scanOne(path, content))).toEqual(expected)
  })

  test.each([
    ['agents/the-one.md', 'the-one'],
    ['commands/git/push.MD', 'push'],
    ['commands/.md', '.md'],
    ['a/watcher/HOOK.md', 'watcher'],
    ['HOOK.md', 'HOOK.md'],
    ['hooks/hooks.json', 'hooks'],
    ['a/hooks/hooks.json', 'a'],
    ['hooks/on-save/hooks.json', 'on-save'],
  ])('%s without a name is called %s', async (path, name) => {
    expect((await scanOne(path, '{}')).name).toBe(name)
  })

  test('hooks bear the name of the plugin that they belong to, not of one further out', async () => {
    const { artifacts } = await scanFiles({
      'p/.claude-plugin/plugin.json': '{"name":"from-manifest","description":"d"}',
      'p/hooks/hooks.json': '{"hooks":{},"description":"said"}',
      'p/extra/hooks/hooks.json': '{"hooks":{}}',
    })
    const hooks = artifacts.filter(({ type }) => type === 'HOOK')
    expect(hooks).toMatchObject([
      { path: 'p/extra/hooks/hooks.json', name: 'extra', description: null },
      { path: 'p/hooks/hooks.json', name: 'from-manifest', description: 'said' },
    ])
  })

  test.each([
    ['# Heading\n\nFirst line.\nSecond.', 'Heading', 'First line.'],
    ['\n\n#  Spaced  #\n', 'Spaced', null],
    ['## Second level\n\nText', null, 'Text'],
    ['<!-- note -->\n```sh\nls\n```', null, 'ls'],
    ['Text first.\n# Later', null, 'Text first.'],
    ['', null, null],
  ])('a command %j gets title and description from its text', async (body, title, description) => {
    expect(await scanOne('commands/a.md', body)).toMatchObject({ title, description })
  })

  test('a title in the head wins', async () => {
    expect(await scanOne('commands/a.md', markdown('title: Said', '# Heading'))).toMatchObject({ title: 'Said' })
  })
})
