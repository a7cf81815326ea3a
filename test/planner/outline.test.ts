import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLevels, fold } from '../../src/planner/outline/fold.ts'
import { type OutlineTask, readOutline } from '../../src/planner/outline/outline.ts'

/** A tree of tasks as text, a line each, with what was read out of the line. */
function drawn(tasks: readonly OutlineTask[], depth = 0): string {
  return tasks
    .map(({ title, done, assignee, priority, estimatedMinutes, dueDate, tags, tasks: below }) => {
      const facts = Object.entries({ done, assignee, priority, estimatedMinutes, dueDate, tags: tags.join() || null })
      const said = facts.filter(([, value]) => value !== null).map(([name, value]) => `${name}=${String(value)}`)
      return `${'  '.repeat(depth)}${[title, ...said].join(' | ')}\n${drawn(below, depth + 1)}`
    })
    .join('')
}

const plan = await readFile(new URL('../fixtures/plans/herb-garden.md', import.meta.url), 'utf8')

describe('a plan with checkboxes', () => {
  const outline = readOutline(plan)

  test('becomes a tree: what has a box, and the headings above it', () => {
    expect(`\n${drawn(outline.tasks)}`).toMatchInlineSnapshot(`
      "
      Phase 1: Sensors
        Task 1: Read the soil
          Step 1: Write the failing test | done=true | assignee=ada | estimatedMinutes=30
          Step 2: Read analog0 once a second | done=false | priority=HIGH | estimatedMinutes=90 | dueDate=2026-12-24 | tags=hardware
          Calibrate | done=false
            in water | done=false
              with salt | done=false
                two spoons | done=false
                  of the small one | done=true
            in air | done=false
        Task 2: Show it
          Draw a bar & a number | done=false
      Phase 2: Water
        Switch the pump #123 | done=false
        Stop it after 20 s | done=false | assignee=ben.k | priority=CRITICAL | dueDate=2027-01-15
      "
    `)
  })

  test('keeps everything else as descriptions, where it belongs', () => {
    expect(outline.title).toBe('Herb Garden Monitor — Implementation Plan')
    expect(outline.description).toMatchInlineSnapshot(`
      "> Written for whoever takes it over.

      **Goal:** A small board waters the herbs when they are dry, and tells the kitchen.

      **Constraints**
      - No cloud.
      - A pump must never run for more than 20 seconds."
    `)
    const task = outline.tasks[0]?.tasks[0]
    expect(task?.description).toMatchInlineSnapshot(`
      "**Files:**

      - Create: \`src/soil.ts\`
      - Test: \`test/soil.test.ts\`"
    `)
    expect(task?.tasks[0]?.description).toContain('## not a heading')
    expect(task?.tasks[1]?.description).toBe('Run: `npm test`')
  })
})

describe('other forms', () => {
  test('headings and lists without boxes are all work', () => {
    const { title, tasks } = readOutline(
      '# Shop\n\n## Catalogue\nShows things.\n\n## Checkout\n1. Cart\n2. Payment\n   - Cards\n',
    )
    expect(title).toBe('Shop')
    expect(drawn(tasks)).toBe('Catalogue\nCheckout\n  Cart\n  Payment\n    Cards\n')
    expect(tasks[0]?.description).toBe('Shows things.')
  })

  test('numbered headings and bold steps are work, and prose between them is none', () => {
    const { tasks } = readOutline(
      '# Move\n\n## Background\n\nLong ago.\n\n## Task 1: Pack\n\n**Files:**\n- boxes.md\n\n**Step 1: Buy boxes**\n\nTen.\n\n' +
        '**Step 2: Fill them**\n\n## Task 2: Drive\n\n- Load\n- Go\n',
    )
    expect(drawn(tasks)).toBe('Task 1: Pack\n  Step 1: Buy boxes\n  Step 2: Fill them\nTask 2: Drive\n  Load\n  Go\n')
    expect(tasks[0]?.description).toBe('**Files:**\n\n- boxes.md')
    expect(tasks[0]?.tasks[0]?.description).toBe('Ten.')
  })

  test('a line above a list is its title', () => {
    expect(readOutline('Clean the house:\n\n- Kitchen\n- Bath\n')).toMatchObject({ title: 'Clean the house' })
  })

  test('several headings at the top are tasks, and nothing is the title', () => {
    const { title, tasks } = readOutline('# One\n# Two\n')
    expect([title, drawn(tasks)]).toEqual([null, 'One\nTwo\n'])
  })

  test('prose is no outline', () => {
    expect(readOutline('Build me a shop.\n\nWith everything.').tasks).toEqual([])
  })
})

describe('marks', () => {
  test.each([
    ['- Ask @bob about it', 'Ask @bob about it\n'],
    ['- Use @ai-sdk/openai', 'Use @ai-sdk/openai\n'],
    ['- Write to `~2h @bob`', 'Write to ~2h @bob\n'],
    ['- Mail ada@example.com', 'Mail ada@example.com\n'],
    ['- Do it ~2d', 'Do it | estimatedMinutes=960\n'],
    ['- Do it ~2', 'Do it ~2\n'],
    ['- Do it due:2026-02-30', 'Do it due:2026-02-30\n'],
    ['- Do it on 2026-02-03', 'Do it on 2026-02-03\n'],
    ['- Now! !urgent', 'Now! !urgent\n'],
    ['- Do it #A #b #a', 'Do it | tags=a,b\n'],
    ['- @ada', ''],
  ])('%s', (line, expected) => {
    expect(drawn(readOutline(line).tasks)).toBe(expected)
  })
})

describe('folding', () => {
  const tree = readOutline(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, depth) => `${'  '.repeat(depth)}- [ ] ${name}`).join('\n'),
  ).tasks

  test('puts what is deeper than five levels into descriptions', () => {
    const result = fold(tree, 5, 100)
    expect(countLevels(result?.tasks ?? [])).toEqual([1, 1, 1, 1, 1])
    expect(result?.folded).toBe(2)
    expect(JSON.stringify(result?.tasks)).toContain(JSON.stringify('- [ ] f\n  - [ ] g'))
  })

  test('leaves out levels until there are few enough, and gives up when the top has too many', () => {
    expect(countLevels(fold(tree, 5, 3)?.tasks ?? [])).toEqual([1, 1, 1])
    expect(fold(readOutline('- a\n- b\n').tasks, 5, 1)).toBeNull()
  })

  test('loses no task, whatever the outline', () => {
    const line = fc.record({ depth: fc.nat(8), title: fc.stringMatching(/^[a-z]{1,8}$/) })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (lines, levels) => {
        const { tasks } = readOutline(
          lines.map(({ depth, title }) => `${'#'.repeat(Math.min(depth, 5) + 1)} ${title}`).join('\n'),
        )
        const all = countLevels(tasks).reduce((sum, count) => sum + count, 0)
        const result = fold(tasks, levels, 1000)
        const kept = countLevels(result?.tasks ?? [])
        expect(kept.length).toBeLessThanOrEqual(levels)
        expect(kept.reduce((sum, count) => sum + count, 0) + (result?.folded ?? 0)).toBe(all)
      }),
    )
  })
})

test('text that was made to take long takes no longer than its length allows, or is refused', async () => {
  const { isReadable } = await import('../../src/planner/outline/entries.ts')
  const hostile = [
    '>'.repeat(100_000),
    '- '.repeat(50_000),
    '1. '.repeat(33_000),
    '*a_'.repeat(33_000),
    `- ${'*a_'.repeat(33_000)}`,
    `# ${'['.repeat(99_000)}`,
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    `# a\n${'@a '.repeat(33_000)}`,
    `# ${'@a '.repeat(33_000)}`,
  ]
  for (const text of hostile) if (isReadable(text)) expect(readOutline(text).tasks.length).toBeLessThan(400)
  expect(hostile.map(isReadable)).toEqual([false, false, false, true, true, true, true, true, true])
})
