import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A repository's files by their paths. */
export type Files = ReadonlyMap<string, Buffer>

/** The files of a folder. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, Buffer>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path))
  }
  return files
}

/** What the largest public repository of plugins had when this was written: how many of each, in how many plugins. */
const SHAPE = { plugins: 91, agents: 202, commands: 105, skills: 181, hooks: 2, others: 486 } as const

/** A repository of that shape: 1,067 files of about 7 kB. The same at every run. */
export function makeFiles(): Files {
  const words = wordsFrom(20_261_121)
  const files = new Map<string, Buffer>()
  const plugin = (n: number) => `plugins/plugin-${String(n % SHAPE.plugins)}`
  const add = (count: number, file: (n: number) => readonly [path: string, text: string]) => {
    for (let n = 0; n < count; n++) {
      const [path, text] = file(n)
      files.set(path, Buffer.from(text))
    }
  }
  const markdown = (name: string, more = '') =>
    `---\nname: ${name}\ndescription: ${words(30)}.\n${more}---\n\n# ${words(3)}\n\n${paragraphs(words)}`
  add(SHAPE.plugins, (n) => [
    `${plugin(n)}/.claude-plugin/plugin.json`,
    JSON.stringify({ name: `plugin-${String(n)}`, version: '1.2.0', description: words(15), license: 'MIT' }, null, 2),
  ])
  add(SHAPE.agents, (n) => [
    `${plugin(n)}/agents/agent-${String(n)}.md`,
    markdown(`agent-${String(n)}`, 'model: sonnet\n'),
  ])
  add(SHAPE.commands, (n) => [`${plugin(n)}/commands/command-${String(n)}.md`, markdown(`command-${String(n)}`)])
  add(SHAPE.skills, (n) => [`${plugin(n)}/skills/skill-${String(n)}/SKILL.md`, markdown(`skill-${String(n)}`)])
  add(SHAPE.hooks, (n) => [`${plugin(n)}/hooks/hooks.json`, JSON.stringify({ hooks: { Stop: [] } })])
  add(SHAPE.others, (n) => [
    `${plugin(n)}/skills/skill-${String(n % SHAPE.skills)}/references/part-${String(n)}.md`,
    paragraphs(words),
  ])
  return files
}

const paragraphs = (words: (count: number) => string): string =>
  Array.from({ length: 12 }, () => `${words(80)}.\n`).join('\n')

/** Words that are made from a seed, so that they compress about as text does. */
function wordsFrom(seed: number): (count: number) => string {
  let state = seed
  const next = (below: number): number => {
    // The constants of Numerical Recipes.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const syllables = [
    'an',
    'ber',
    'co',
    'der',
    'e',
    'fi',
    'gra',
    'ho',
    'in',
    'ket',
    'lo',
    'ment',
    'no',
    'per',
    'ti',
    'us',
  ]
  const vocabulary = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]).join(''),
  )
  return (count) => Array.from({ length: count }, () => vocabulary[next(vocabulary.length)]).join(' ')
}
