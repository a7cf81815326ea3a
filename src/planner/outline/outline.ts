import type { Entry, OutlineDocument } from './entries.ts'
import { isNumbered, readEntries } from './entries.ts'
import { type Marks, takeMarks } from './marks.ts'
import { plainText } from './plain-text.ts'

/** A task of an outline. */
export interface OutlineTask extends Marks {
  readonly title: string
  readonly description: string | null
  /** Null without a checkbox. */
  readonly done: boolean | null
  readonly tasks: readonly OutlineTask[]
}

/** What an outline says. */
export interface Outline {
  /** Null when no line stands above everything else. */
  readonly title: string | null
  readonly description: string | null
  readonly tasks: readonly OutlineTask[]
}

/** Headings that name what is below them, and are no work of their own. */
const onlyLabels = /^(?:tasks?|steps?|to[- ]?dos?|checklist|plan|implementation plan|backlog)$/i
/** A line in bold that says what a list is: files, not work. */
const label = /^\*\*[^*]+\*\*:?$|^\*\*[^*]+:\*\*/

/** Reads an outline: headings and items become tasks, everything else becomes descriptions. */
export function readOutline(markdown: string): Outline {
  const document = readEntries(markdown)
  const isWork = workIn(document)
  const root = rootOf(document)
  const top = root?.entries ?? document.entries
  return {
    title: root ? plainText(takeMarks(root.line).rest) : titleOf(document),
    description: describe([
      ...document.notes.slice(root || titleOf(document) === null ? 0 : 1),
      ...(root ? [...root.notes, ...notesAmong(root.entries, isWork)] : notesAmong(document.entries, isWork)),
    ]),
    tasks: tasksOf(top, isWork),
  }
}

/** The one heading that everything stands below. */
function rootOf({ entries }: OutlineDocument): Entry | null {
  const [first] = entries
  return entries.length === 1 && first?.kind === 'heading' && first.entries.length > 0 ? first : null
}

/** A first paragraph of one line above a list is its title. */
function titleOf({ notes, entries }: OutlineDocument): string | null {
  const [first] = notes
  const isTitle = first !== undefined && !first.includes('\n') && entries[0]?.kind === 'item'
  return isTitle ? plainText(first).replace(/:$/, '') || null : null
}

/**
 * Says what of a document is work: what has a checkbox and what is numbered (`Task 1`), with the headings above it, and
 * the items of numbered sections that are nothing but a list. Where there is neither, every heading and item.
 */
function workIn({ entries }: OutlineDocument): (entry: Entry) => boolean {
  const all = flatten(entries)
  const boxes = all.filter(({ checked }) => checked !== null)
  const counted = all.filter(({ kind, line }) => kind !== 'item' && isNumbered(plainText(line)))
  if (boxes.length === 0 && counted.length < 2) return () => true
  const items = boxes.length > 0 ? [] : counted.filter(isPlain).flatMap((section) => flatten(itemsOf(section)))
  const marked = new Set([...boxes, ...(counted.length < 2 ? [] : counted), ...items])
  const markAbove = (entry: Entry): boolean => {
    const below = entry.entries.map(markAbove).some(Boolean)
    if (below) marked.add(entry)
    return below || marked.has(entry)
  }
  entries.forEach(markAbove)
  return (entry) => marked.has(entry)
}

/** Whether a section is nothing but a list: what has code or labelled lists in it is explained, not counted up. */
const isPlain = ({ notes }: Entry): boolean => !notes.some((note) => label.test(note) || note.startsWith('```'))

const itemsOf = ({ entries }: Entry): Entry[] => entries.filter(({ kind }) => kind === 'item')

const flatten = (entries: readonly Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flatten(entry.entries)])

function tasksOf(entries: readonly Entry[], isWork: (entry: Entry) => boolean): OutlineTask[] {
  return entries.flatMap((entry) => {
    if (!isWork(entry)) return []
    const { rest, marks } = takeMarks(entry.line)
    const title = plainText(rest).replace(/:$/, '')
    if (title === '' || (entry.kind === 'heading' && entry.entries.length > 0 && onlyLabels.test(title)))
      return tasksOf(entry.entries, isWork)
    return [
      {
        title,
        ...marks,
        done: entry.checked,
        description: describe([...entry.notes, ...notesAmong(entry.entries, isWork)]),
        tasks: tasksOf(entry.entries, isWork),
      },
    ]
  })
}

/** What stands among work without being any; items in a row are one list. */
function notesAmong(entries: readonly Entry[], isWork: (entry: Entry) => boolean): string[] {
  const notes: string[] = []
  let wasItem = false
  for (const entry of entries.filter((one) => !isWork(one))) {
    const note = asMarkdown(entry, 0)
    const isItem = entry.kind === 'item'
    if (isItem && wasItem) notes.push(`${notes.pop() ?? ''}\n${note}`)
    else notes.push(note)
    wasItem = isItem
  }
  return notes
}

function asMarkdown({ kind, line, notes, entries }: Entry, depth: number): string {
  const indent = '  '.repeat(depth)
  const own = kind === 'heading' ? `**${plainText(line)}**` : `${indent}- ${line}`
  const below = entries.map((entry) => asMarkdown(entry, kind === 'heading' ? 0 : depth + 1))
  return [own, ...notes, ...below].join('\n')
}

/** Notes as one text; null when there are none. It is cut when a description is made of it. */
export function describe(notes: readonly string[]): string | null {
  const text = notes
    .filter((note) => note !== '')
    .join('\n\n')
    .trim()
  return text === '' ? null : text
}
