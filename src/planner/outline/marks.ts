/** What the marks at the end of a line say about a task: `Write the docs @ann !high ~2h #docs due:2026-01-31`. */
export interface Marks {
  readonly assignee: string | null
  readonly priority: string | null
  readonly estimatedMinutes: number | null
  /** As `2026-01-31`. */
  readonly dueDate: string | null
  /** In lower case, each once. */
  readonly tags: readonly string[]
}

const priority = /^!(critical|high|medium|low|backlog)$/i
const estimate = /^~(\d{1,4}(?:\.\d{1,2})?)(m|min|h|d|w)$/i
const assignee = /^@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})$/u
const tag = /^#([a-z0-9_-]{0,49}[a-z_-][a-z0-9_-]{0,49})$/i
const date = /^(?:due:)?(\d{4}-\d\d-\d\d)$/i

/** A day has 8 hours of work, a week 5 days. */
const minutes: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 8 * 60, w: 5 * 8 * 60 }

/** Tags that one thing may have. */
const mostTags = 20

/** Takes the marks off the end of a line. A sign within a sentence is a word like others. */
export function takeMarks(line: string): { readonly rest: string; readonly marks: Marks } {
  const words = line.trim().split(/\s+/)
  const found: { -readonly [Key in keyof Marks]: Marks[Key] } & { tags: string[] } = {
    assignee: null,
    priority: null,
    estimatedMinutes: null,
    dueDate: null,
    tags: [],
  }
  for (let word = words.at(-1); word !== undefined; word = words.at(-1)) {
    if (!takeMark(word, words.at(-2), found)) break
    words.pop()
    if (words.at(-1)?.toLowerCase() === 'due' && date.test(word)) words.pop()
  }
  return { rest: words.join(' '), marks: { ...found, tags: [...new Set(found.tags.reverse())].slice(0, mostTags) } }
}

function takeMark(
  word: string,
  before: string | undefined,
  found: { -readonly [Key in keyof Marks]: Marks[Key] } & { tags: string[] },
): boolean {
  const [, urgency] = priority.exec(word) ?? []
  const [, amount, unit] = estimate.exec(word) ?? []
  const [, person] = assignee.exec(word) ?? []
  const [, label] = tag.exec(word) ?? []
  const [, day] = date.exec(word) ?? []
  if (urgency !== undefined) found.priority = urgency.toUpperCase()
  else if (amount !== undefined && unit !== undefined)
    found.estimatedMinutes = Math.round(Number(amount) * (minutes[unit.toLowerCase()] ?? 0))
  else if (person !== undefined) found.assignee = person
  else if (label !== undefined) found.tags.push(label.toLowerCase())
  else if (day !== undefined && isDate(day) && (/^due:/i.test(word) || before?.toLowerCase() === 'due'))
    found.dueDate = day
  else return false
  return true
}

function isDate(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && !day.startsWith('0000') && new Date(time).toISOString().startsWith(day)
}
