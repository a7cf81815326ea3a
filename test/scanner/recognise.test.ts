import { describe, expect, test } from 'vitest'
import { listed, markdown, scanFiles } from './snapshot.ts'

const agentHead = markdown('name: a\ndescription: b\nmodel: c')

describe('what a path makes', () => {
  test.each([
    // skills
    ['skills/a/SKILL.md', 'SKILL skills/a'],
    ['a/b/c/skill.md', 'SKILL a/b/c'],
    ['a/Skill.MD', 'SKILL a'],
    ['SKILL.md', 'SKILL .'],
    ['commands/SKILL.md', 'SKILL commands'],
    ['a/SKILL.zh.md', null],
    ['a/MY-SKILL.md', null],
    // commands and agents: the nearest folder decides
    ['commands/a.md', 'COMMAND commands/a.md'],
    ['x/commands/git/a.MD', 'COMMAND x/commands/git/a.MD'],
    ['agents/a.md', 'AGENT agents/a.md'],
    ['x/subagents/y/a.md', 'AGENT x/subagents/y/a.md'],
    ['agents/commands/a.md', 'COMMAND agents/commands/a.md'],
    ['commands/agents/a.md', 'AGENT commands/agents/a.md'],
    ['commands/subagents/x/a.md', 'AGENT commands/subagents/x/a.md'],
    ['Commands/a.md', null],
    ['my-commands/a.md', null],
    ['commands/a.txt', null],
    ['commands.md', null],
    // hooks win over commands
    ['hooks/hooks.json', 'HOOK hooks/hooks.json'],
    ['HOOKS.json', 'HOOK HOOKS.json'],
    ['a/HOOK.md', 'HOOK a/HOOK.md'],
    ['commands/hook.md', 'HOOK commands/hook.md'],
    ['commands/hooks.json', 'HOOK commands/hooks.json'],
    ['hooks/hooks-cursor.json', null],
    // plugins
    ['.claude-plugin/plugin.json', 'PLUGIN .'],
    ['plugins/a/.claude-plugin/plugin.json', 'PLUGIN plugins/a'],
    ['plugins/a/.claude-plugin/Plugin.json', 'PLUGIN plugins/a'],
    ['plugins/a/plugin.json', null],
    ['.cursor-plugin/plugin.json', null],
    ['.claude-plugin/x/plugin.json', null],
    // what never is one
    ['commands/README.md', null],
    ['commands/readme.zh.md', null],
    ['agents/Changelog.md', null],
    ['agents/LICENSE.md', null],
    ['commands/contributing.md', null],
    ['commands/SECURITY.md', null],
    ['commands/code_of_conduct.md', null],
    ['commands/CLAUDE.local.md', null],
    ['agents/AGENTS.md', null],
    ['agents/gemini.md', null],
    ['commands/readme-writer.md', 'COMMAND commands/readme-writer.md'],
    ['.git/commands/a.md', null],
    ['node_modules/x/SKILL.md', null],
    ['tests/commands/a.md', null],
    ['x/fixtures/agents/a.md', null],
    ['tests/.claude-plugin/plugin.json', null],
    ['Tests/commands/a.md', 'COMMAND Tests/commands/a.md'],
    ['commands/tests.md', 'COMMAND commands/tests.md'],
    ['constructor/a.md', null],
    ['constructor', null],
  ])('%s → %s', async (path, expected) => {
    expect(listed(await scanFiles({ [path]: '{}' }))).toEqual(expected === null ? [] : [expected])
  })

  test.each([
    ['docs/a.md', 'AGENT docs/a.md'],
    ['a.md', 'AGENT a.md'],
    ['a.txt', null],
    ['docs/README.md', null],
    ['tests/a.md', null],
    ['commands/a.md', 'COMMAND commands/a.md'],
    ['x/HOOK.md', 'HOOK x/HOOK.md'],
  ])("%s with an agent's head → %s", async (path, expected) => {
    expect(listed(await scanFiles({ [path]: agentHead }))).toEqual(expected === null ? [] : [expected])
  })
})

describe('an agent by its frontmatter', () => {
  test.each([
    ['name: a\ndescription: b\ntools: c', true],
    ['name: a\ndescription: b\nmodel: c', true],
    ['name: a\ndescription: b', false],
    ['name: a\ntools: c', false],
    ['description: b\nmodel: c', false],
    ['meta:\n  name: a\n  description: b\n  tools: c', false],
    // Broken YAML hides nothing.
    ['name: "a\ndescription: [b\nmodel: c', true],
    ['name:\ndescription: use when: this happens\ntools:\n  - x', true],
    ['Name: a\ndescription: b\nmodel: c', false],
  ])('%j', async (head, isAgent) => {
    expect(listed(await scanFiles({ 'docs/a.md': markdown(head) }))).toEqual(isAgent ? ['AGENT docs/a.md'] : [])
  })

  test('keys in the text below do not count', async () => {
    const body = 'name: a\ndescription: b\nmodel: c\n'
    expect(listed(await scanFiles({ 'a.md': body, 'b.md': `---\nname: a\n---\n${body}` }))).toEqual([])
  })

  test('a head that nothing ends counts as far as it goes', async () => {
    const { artifacts } = await scanFiles({
      'a.md': '---\nname: a\ndescription: b\nmodel: c\n\nText.\n',
      'b.md': '---\nname: a\n\ndescription: b\nmodel: c',
    })
    expect(artifacts).toMatchObject([
      {
        path: 'a.md',
        name: 'a',
        description: 'b',
        frontmatter: null,
        findings: [{ rule: 'frontmatter-unterminated', line: 1 }],
      },
    ])
  })
})
