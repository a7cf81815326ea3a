/** Where GitHub keeps its archives; only GitHub's own API may send there. */
const GITHUB = { api: 'https://api.github.com', archives: 'https://codeload.github.com' } as const

/**
 * The address that a redirect leads to, when it may be followed: on the API's own origin or, for an archive of GitHub's
 * own API, on its download host. Null for everything else.
 */
export function allowedRedirect(location: string | null, from: URL, api: URL, isArchive: boolean): URL | null {
  if (location === null || !URL.canParse(location, from)) return null
  const address = new URL(location, from)
  if (address.username !== '' || address.password !== '') return null
  if (address.origin === api.origin) return address
  return isArchive && api.origin === GITHUB.api && address.origin === GITHUB.archives ? address : null
}
