/** What stands for a character that a database cannot keep. */
const REPLACEMENT = '\uFFFD'

/** Text without NUL and without halves of surrogate pairs, neither of which PostgreSQL stores in text or jsonb. */
export function storable(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).toWellFormed()
}

/** At most so many characters (code points), never half of one. */
export function cutCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('')
}

/** A normalised text, and whether something was lost at its end. */
export interface Cut {
  text: string
  cut: boolean
}

/** Text on one line: NFC, every run of blanks and control characters one space, trimmed, at most so many characters. */
export function cleanLine(text: string, most: number): Cut {
  return cutTrimmed(text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' '), most)
}

/** Text that may have several lines: NFC, trimmed, lines ended by a newline, at most so many characters. */
export function cleanText(text: string, most: number): Cut {
  return cutTrimmed(text.normalize('NFC').replace(/\r\n?/g, '\n'), most)
}

function cutTrimmed(text: string, most: number): Cut {
  const whole = storable(text).trim()
  const kept = cutCharacters(whole, most)
  return { text: kept.trimEnd(), cut: kept.length < whole.length }
}

/** At most so many bytes of UTF-8, cut between two characters. */
export function cutBytes(text: string, most: number): Cut {
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return { text, cut: false }
  let end = most
  // Bytes 10xxxxxx continue a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return { text: bytes.toString('utf8', 0, end), cut: true }
}

/** UTF-8 without a byte order mark; bytes that are none become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}
