import { type DocumentNode, type GraphQLError, Lexer, parse, type ParseOptions, Source, TokenKind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type DocumentSize, measureDocument } from './size.ts'
import { refusal } from '../errors/refusal.ts'

/** How large a document may be; sizes are taken with every fragment put in where it is spread. */
export interface DocumentLimits extends DocumentSize {
  /** UTF-16 units of the text; comments are no tokens. */
  readonly characters: number
  readonly tokens: number
  /** Brackets, braces and parentheses that are open at once; the parser and the printer recurse over them. */
  readonly brackets: number
}

/**
 * Room for the introspection query (15 levels, 250 tokens, a guess of 225,000 values) and for what client compilers write, and little enough that
 * parsing and validating the worst document takes well under 100 ms.
 */
export const DOCUMENT_LIMITS: DocumentLimits = {
  characters: 50_000,
  tokens: 4000,
  brackets: 64,
  depth: 25,
  fields: 2000,
  width: 250,
  aliases: 200,
  directives: 100,
  lists: 60,
  introspection: 450_000,
}

const REFUSALS: Readonly<Record<keyof DocumentLimits, { code: string; message: (limit: string) => string }>> = {
  characters: { code: 'DOCUMENT_TOO_LARGE', message: (limit) => `A document may have ${limit} characters at most.` },
  tokens: { code: 'DOCUMENT_TOO_LARGE', message: (limit) => `A document may have ${limit} tokens at most.` },
  brackets: { code: 'DOCUMENT_TOO_DEEP', message: (limit) => `A document may be nested in ${limit} brackets at most.` },
  depth: { code: 'DOCUMENT_TOO_DEEP', message: (limit) => `A document may ask for ${limit} levels of fields at most.` },
  fields: {
    code: 'TOO_MANY_FIELDS',
    message: (limit) => `A document may ask for ${limit} fields at most, those of its fragments included.`,
  },
  width: {
    code: 'TOO_MANY_FIELDS',
    message: (limit) => `A selection may have ${limit} fields at most, those of its fragments included.`,
  },
  aliases: { code: 'TOO_MANY_ALIASES', message: (limit) => `A document may have ${limit} aliases at most.` },
  directives: { code: 'TOO_MANY_DIRECTIVES', message: (limit) => `A document may have ${limit} directives at most.` },
  lists: {
    code: 'TOO_MANY_LISTS',
    message: (limit) => `A document may ask for ${limit} pages and total counts at most.`,
  },
  introspection: {
    code: 'TOO_MUCH_INTROSPECTION',
    message: (limit) => `A document may ask for about ${limit} values of the schema: twice the introspection query.`,
  },
}

/** The error of a document that is over a limit. It is thrown past Yoga's parse errors, which are 200 for some clients. */
class DocumentRefusal extends Error {
  readonly error: GraphQLError

  constructor(error: GraphQLError) {
    super(error.message)
    this.error = error
  }
}

function refuse(limit: keyof DocumentLimits): never {
  const { code, message } = REFUSALS[limit]
  throw new DocumentRefusal(refusal({ status: 400, code, message: message(String(DOCUMENT_LIMITS[limit])) }))
}

const OPENING: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const CLOSING: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

/** Reads the tokens without building anything, and stops at the first that is too many or too deep. */
function checkTokens(source: Source): void {
  if (source.body.length > DOCUMENT_LIMITS.characters) refuse('characters')
  const lexer = new Lexer(source)
  let open = 0
  for (let tokens = 0, kind = lexer.advance().kind; kind !== TokenKind.EOF; kind = lexer.advance().kind) {
    tokens += 1
    if (OPENING.includes(kind)) open += 1
    else if (CLOSING.includes(kind)) open -= 1
    if (tokens > DOCUMENT_LIMITS.tokens) refuse('tokens')
    if (open > DOCUMENT_LIMITS.brackets) refuse('brackets')
  }
}

function checkSize(document: DocumentNode): void {
  const size = measureDocument(document)
  if (size === null) {
    const message = 'A fragment may not spread itself, also not by way of others.'
    throw new DocumentRefusal(refusal({ status: 400, code: 'FRAGMENT_CYCLE', message }))
  }
  for (const limit of ['depth', 'fields', 'width', 'aliases', 'directives', 'lists', 'introspection'] as const) {
    if (size[limit] > DOCUMENT_LIMITS[limit]) refuse(limit)
  }
}

/** Parses a document that is within the limits. It is called for documents that are not in Yoga's cache. */
function parseWithinLimits(source: string | Source, options?: ParseOptions): DocumentNode {
  const text = typeof source === 'string' ? new Source(source) : source
  checkTokens(text)
  const document = parse(text, options)
  checkSize(document)
  return document
}

/**
 * Refuses documents that would take long to parse, to validate or to run, before any of it is tried: too many tokens,
 * too deep, too many fields, aliases or directives, and fragments that multiply or spread themselves.
 */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn(parseWithinLimits)
      return ({ result }) => {
        if (result instanceof DocumentRefusal) throw result.error
      }
    },
  }
}
