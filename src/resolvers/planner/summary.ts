/** A planner's words as the summary of a patch set: at most 2,000 characters. */
export function summarise(message: string): string | null {
  const characters = [...message.replaceAll('\u0000', '').toWellFormed().normalize('NFC').trim()]
  if (characters.length === 0) return null
  return characters.length <= 2000 ? characters.join('') : `${characters.slice(0, 1999).join('')}…`
}
