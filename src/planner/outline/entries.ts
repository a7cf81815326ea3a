import { Lexer, type Token, type Tokens } from 'marked'

/** A heading, an item of a list, or a step (a line in bold that is numbered), with what stands below it. */
export interface Entry {
  readonly kind: 'heading' | 'item' | 'step'
  /** The line as Markdown; further lines of its paragraph are notes. */
  readonly line: string
  /** Null without a checkbox. */
  readonly checked: boolean | null
  /** Paragraphs, code, tables and quotations, as they stand in the document. */
  readonly notes: string[]
  readonly entries: Entry[]
}

/** A document as a tree of its headings and items. */
export interface OutlineDocument {
  /** What stands before the first heading and list. */
  readonly notes: string[]
  readonly entries: Entry[]
}

const frontmatter = /^---\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/
/** Lists and quotations in each other on one line: the lexer calls itself for each, and nobody writes that many. */
const absurdNesting = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){30}/m
/** A line that numbers the work: `Task 1`, `Phase B`. */
export const isNumbered = (line: string): boolean =>
  /^(?:task|step|phase|milestone|chunk|stage|part|sprint|week|day|epic|story)\s+(?:\d[\w.]*|[A-Z])(?=[\s:.)]|$)/i.test(
    line,
  )
const boldLine = /^\*\*([^*\n]+)\*\*:?$/
const longIndentation = /^[ \t]{60,}/gm

/** Whether a document can be read in a time that its length allows. */
export const isReadable = (markdown: string): boolean => !absurdNesting.test(markdown)

/** Reads the blocks of a document. What is within a line is left as it is. */
export function readEntries(markdown: string): OutlineDocument {
  const text = markdown.replace(frontmatter, '').replaceAll(longIndentation, ' '.repeat(60))
  const document: OutlineDocument = { notes: [], entries: [] }
  /** The headings that are open, by their depth. */
  const open: { depth: number; entry: Entry }[] = []
  for (const block of new Lexer().blockTokens(text, [])) {
    if (isHeading(block)) {
      while ((open.at(-1)?.depth ?? 0) >= block.depth) open.pop()
      const entry = newEntry('heading', block.text, null)
      ;(open.at(-1)?.entry ?? document).entries.push(entry)
      open.push({ depth: block.depth, entry })
    } else addBlock(open.at(-1)?.entry ?? document, block)
  }
  return document
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'
const isList = (token: Token): token is Tokens.List => token.type === 'list'
const isItem = (token: Token): token is Tokens.ListItem => token.type === 'list_item'

const newEntry = (kind: Entry['kind'], line: string, checked: boolean | null): Entry => {
  const [first = '', ...more] = line.split('\n')
  return { kind, line: first.trim(), checked, notes: more.length > 0 ? [more.join('\n').trim()] : [], entries: [] }
}

function addBlock(to: OutlineDocument, block: Token): void {
  if (isList(block)) {
    const last = to.entries.at(-1)
    for (const item of block.items) (last?.kind === 'step' ? last : to).entries.push(readItem(item))
    return
  }
  if (block.type === 'space' || block.type === 'hr' || block.type === 'def' || block.type === 'checkbox') return
  const note = block.raw.trim()
  const [, bold = ''] = boldLine.exec(note) ?? []
  if (isNumbered(bold)) to.entries.push(newEntry('step', bold, null))
  else ownerOf(to).notes.push(note)
}

/** What follows a list of checkboxes without being indented is about the last of them: so are plans with code written. */
function ownerOf(to: OutlineDocument): OutlineDocument {
  const last = to.entries.at(-1)
  return last?.kind === 'step' || (last?.kind === 'item' && last.checked !== null) ? last : to
}

function readItem(item: Tokens.ListItem): Entry {
  const [first, ...rest] = item.tokens.filter((token) => token.type !== 'checkbox' && token.type !== 'space')
  const checked = item.task ? item.checked === true : null
  if (first === undefined || isList(first) || isItem(first)) {
    const entry = newEntry('item', '', checked)
    for (const block of item.tokens) addBlock(entry, block)
    return entry
  }
  const text = 'text' in first && typeof first.text === 'string' ? first.text : first.raw
  const entry = newEntry('item', text.replace(/^\[[ xX]\][ \t]+/, ''), checked)
  for (const block of rest) addBlock(entry, block)
  return entry
}
