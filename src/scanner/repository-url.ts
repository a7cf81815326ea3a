import { isPlainPath } from './tree/path.ts'

/** What a repository's web address says. */
export interface RepositoryLocation {
  owner: string
  repository: string
  /** Null when the address names none. */
  ref: string | null
  rootFolder: string | null
}

// GitHub's own rules are narrower (no two hyphens in a row); older accounts break them, so that only the alphabet is checked.
const OWNER = '[A-Za-z0-9][A-Za-z0-9_-]{0,38}'
const REPOSITORY = '[A-Za-z0-9._-]{1,100}'
/** Characters of a path in a URL, by RFC 3986; anything else has to be percent-encoded. */
const SEGMENT = "[A-Za-z0-9._~!$&'()*+,;=:@%-]+"
const ADDRESS = new RegExp(
  `^https://github\\.com/(${OWNER})/(${REPOSITORY})(?:/|/tree/(${SEGMENT})((?:/${SEGMENT})*)/?)?$`,
)
const LONGEST_ADDRESS = 4_000
const LONGEST_FOLDER = 900
const LONGEST_REF = 255

/**
 * Reads `https://github.com/OWNER/NAME`, `…/NAME.git` or `…/NAME/tree/REF[/PATH]` (the ref is one segment; one slash at
 * the end does no harm). Null for everything else: other schemes, hosts, ports and spellings, credentials, queries,
 * fragments, parts that lead out of the repository, control or invisible characters.
 */
export function parseRepositoryUrl(url: string): RepositoryLocation | null {
  // A newline at the end would satisfy `$` in other languages; here it does not, nor does `.` occur unescaped.
  const match = url.length <= LONGEST_ADDRESS ? ADDRESS.exec(url) : null
  if (!match) return null
  const [, owner = '', name = '', rawRef, rawPath] = match
  const repository = rawRef === undefined ? name.replace(/\.git$/, '') : name
  if (!isRepositoryName(repository)) return null
  if (rawRef === undefined) return { owner, repository, ref: null, rootFolder: null }
  const ref = decode(rawRef)
  if (ref === null || ref.includes('/') || !isRef(ref)) return null
  if (!rawPath) return { owner, repository, ref, rootFolder: null }
  const parts = rawPath.slice(1).split('/').map(decode)
  if (parts.some((part) => part === null || part.includes('/'))) return null
  const rootFolder = parseRootFolder(parts.join('/'))
  return rootFolder ? { owner, repository, ref, rootFolder } : null
}

/** Whether an account may be called so. */
export const isOwner = (text: string): boolean => new RegExp(`^${OWNER}$`).test(text)

/** Whether a repository may be called so. */
export const isRepositoryName = (text: string): boolean =>
  new RegExp(`^${REPOSITORY}$`).test(text) && !/^\.{1,2}$|\.git$/i.test(text)

/**
 * Whether text can be a branch, tag or commit; slashes are allowed. The rules are those of `git check-ref-format`,
 * with characters that nobody sees refused as well.
 */
export function isRef(text: string): boolean {
  if (
    text.length === 0 ||
    text.length > LONGEST_REF ||
    !isVisible(text) ||
    /[ ~^:?*[\\]|\.\.|@\{|^-|\.$|^@$/.test(text)
  )
    return false
  return text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}

/**
 * A folder inside a repository as it is kept: without slashes at either end, empty for the repository's root.
 * Null where text is no such folder.
 */
export function parseRootFolder(text: string): string | null {
  const folder = text.replace(/^\/|\/$/g, '')
  if (folder === '' || folder === '.') return ''
  if (folder.length > LONGEST_FOLDER || folder.includes('\\') || !isVisible(folder) || !isPlainPath(folder)) return null
  return folder
}

/** No control character, no invisible one that makes two addresses look alike, no broken pair of surrogates. */
const isVisible = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)

/** A segment as it reads; null where it is badly encoded or encoded twice. */
function decode(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment)
    return text.includes('%') ? null : text
  } catch {
    return null
  }
}
