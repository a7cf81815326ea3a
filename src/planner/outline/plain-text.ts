import { Lexer, type Token } from 'marked'

/** Beyond this a title is cut anyway; nested emphasis takes the lexer a time that grows with the cube of the length. */
const longest = 300

/** A line of Markdown without its signs: emphasis, code and links leave their text. */
export function plainText(line: string): string {
  const cut = line.slice(0, longest)
  const text = /[*_[\]`<&\\~!]/.test(cut) ? Lexer.lexInline(cut).map(textOf).join('') : cut
  return text.replaceAll(/\s+/g, ' ').trim()
}

function textOf(token: Token): string {
  if (token.type === 'html') return token.raw.startsWith('<!--') ? '' : token.raw
  if (token.type === 'codespan') return token.raw.replaceAll('`', '')
  if (token.type === 'br') return ' '
  if ('tokens' in token) return token.tokens.map(textOf).join('')
  return 'text' in token && typeof token.text === 'string' ? unescaped(token.text) : token.raw
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The five characters that HTML escapes. */
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
