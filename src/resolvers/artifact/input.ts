import { z } from 'zod'
import { issue } from '../input.ts'
import { description, name, optionalTags, optionalText, storable } from '../values.ts'

/** Bytes of UTF-8 that the text of an artifact made by hand may have. */
const largestContent = 512 * 1024

/** The fields of an artifact that people may write. */
export const artifactFields = {
  title: optionalText(255),
  description,
  license: optionalText(255),
  declaredVersion: optionalText(100),
  tags: optionalTags,
  content: storable
    .superRefine((value, context) => {
      if (Buffer.byteLength(value) > largestContent) issue(context, 'TOO_LONG', 'The content is larger than 512 KiB.')
    })
    .nullish(),
}

/** What an artifact is called. */
export const artifactName = name

/** What an artifact is; the names are those of the database. */
export const artifactType = z.enum(['SKILL', 'COMMAND', 'AGENT', 'HOOK', 'MCP_SERVER', 'PLUGIN'])
