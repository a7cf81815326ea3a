import { type z } from 'zod'
import { locate, type Position } from '../../manifest/locate.ts'
import { parseToml, TomlSyntaxError } from '../../manifest/toml.ts'
import { type Issue, LimitError, ValidationError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { type Lock, lockShape, type Manifest, manifestShape } from './input.ts'

/** A text as it is, or as a file. */
export type Text = string | Blob

/** Things that one manifest and its lock may name: sources, artifacts, collections, groups and lines of lists. */
const mostThings = 100_000

/**
 * Reads a manifest and its lock whole, before anything is looked for in the database.
 * @throws {ValidationError} with the line and the column of each mistake. @throws {LimitError}
 */
export async function readFiles(toml: Text, lock: Text | null): Promise<{ manifest: Manifest; lock: Lock }> {
  const files = { toml: await textOf('toml', toml), lock: lock === null ? '' : await textOf('lock', lock) }
  const read = {
    manifest: check('toml', files.toml, manifestShape),
    lock: check('lock', files.lock, lockShape),
  }
  const { sources, artifacts, collections } = read.manifest
  const lists = collections.flatMap((collection) => [collection, ...(collection.groups ?? [])])
  const things =
    [sources, artifacts, lists, read.lock.sources].reduce((sum, { length }) => sum + length, 0) +
    lists.reduce((sum, list) => sum + (list.artifacts?.length ?? 0), 0) +
    read.lock.sources.reduce((sum, source) => sum + source.artifacts.length, 0)
  if (things > mostThings) {
    const message = `The files name ${String(things)} things; at most ${String(mostThings)} are taken at once.`
    throw new LimitError(message, ['input', 'toml'], mostThings)
  }
  return read
}

async function textOf(field: string, text: Text): Promise<string> {
  if (typeof text === 'string') return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await text.arrayBuffer())
  } catch {
    throw ValidationError.at(['input', field], 'MALFORMED', 'The file is no text in UTF-8.')
  }
}

function check<Shape extends z.ZodType>(field: 'toml' | 'lock', text: string, shape: Shape): z.output<Shape> {
  const tables = parse(field, text)
  try {
    return parseInput(shape, tables)
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    const [first, ...rest] = error.issues.map(({ path, message, code }): Issue => {
      const [input = '', ...inFile] = path
      return { path: [input, field, ...inFile], message: placed(locate(text, inFile), message), code }
    })
    throw first ? new ValidationError([first, ...rest]) : error
  }
}

function parse(field: string, text: string): object {
  try {
    return parseToml(text)
  } catch (error) {
    if (!(error instanceof TomlSyntaxError)) throw error
    throw ValidationError.at(['input', field], 'MALFORMED', placed(error, `This is no TOML: ${error.message}.`))
  }
}

const placed = (position: Position | null, message: string): string =>
  position === null ? message : `Line ${String(position.line)}, column ${String(position.column)}: ${message}`
