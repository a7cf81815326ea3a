/** Shorter ones stand by chance in every other sentence. */
const SHORTEST = 3

/**
 * The secrets among settings: tokens and keys, and the passwords in addresses, as they are and as they stand there. The
 * longest first, as one may be in another.
 */
export function secretsOf(
  tokens: readonly (string | undefined)[],
  addresses: readonly (string | undefined)[],
): string[] {
  const passwords = addresses.flatMap((address) => {
    if (address === undefined || !URL.canParse(address)) return []
    const { password, searchParams } = new URL(address)
    return [password, decoded(password), searchParams.get('password')]
  })
  const known = [...tokens, ...passwords].flatMap((secret) => secret ?? [])
  return [...new Set(known)].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A sign of percent that stands for itself.
    return text
  }
}
