import { z } from 'zod'
import { isRef, parseRepositoryUrl, parseRootFolder } from '../../scanner/index.ts'
import { issue } from '../input.ts'
import { optionalTags, text } from '../values.ts'

/** The address of a repository on GitHub, taken apart; a strict grammar, so that nothing but GitHub is ever asked. */
export const repositoryUrl = z.string().transform((value, context) => {
  const location = parseRepositoryUrl(value)
  if (location) return location
  const message = 'Give the address as https://github.com/OWNER/NAME or https://github.com/OWNER/NAME/tree/REF/FOLDER.'
  issue(context, 'MALFORMED', message)
  return z.NEVER
})

/** A branch, tag or commit as Git allows them. */
export const ref = text.refine(isRef, { message: 'This is no name of a branch, tag or commit.' })

/** A folder of the repository; null and the root itself mean no root folder. */
export const rootFolder = text
  .transform((value, context) => {
    const folder = parseRootFolder(value)
    if (folder === null) issue(context, 'MALFORMED', 'This is no path of a folder inside the repository.')
    return folder === '' ? null : folder
  })
  .nullish()

/** How far people trust a source; the names are those of the database. */
export const trustLevel = z.enum(['UNTRUSTED', 'BASIC', 'VERIFIED', 'OFFICIAL'])

/** The fields of a source that may be given when it is made and changed later. */
export const sourceFields = { rootFolder, tags: optionalTags }
