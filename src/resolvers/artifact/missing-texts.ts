import DataLoader from 'dataloader'
import type { Database } from '../../database/index.ts'
import { RepositoryError, type RepositoryReader } from '../../scanner/index.ts'

/** A file whose text is shown and not kept, and the repository that has it. */
export interface MissingText {
  /** Git's hash of the file as a blob. */
  readonly hash: string
  readonly owner: string
  readonly repository: string
  readonly ref: string
}

/** What fetching texts needs of the process. */
export interface TextSource {
  readonly database: Database
  readonly open: (source: Omit<MissingText, 'hash'>) => { readonly reader: RepositoryReader }
}

/** At most so many texts are fetched for one request, so many at a time. */
const MOST_FETCHED = 20
const AT_A_TIME = 4
const MILLISECONDS = 10_000
/** The largest text that is kept, in bytes of UTF-8: as the database has it. */
const LARGEST_KEPT = 1_048_576

/** A text cannot be shown now. GraphQL takes the code over from `extensions`, so that the caller is told. */
class TextUnavailable extends Error {
  readonly extensions: { readonly code: 'UPSTREAM_UNAVAILABLE' | 'UPSTREAM_LIMIT' }

  constructor(code: TextUnavailable['extensions']['code'], message: string) {
    super(message)
    this.extensions = { code }
  }
}

/** Fetches, for one request, the texts that are not kept: too large for a scan to keep, or lost from the cache. */
export class MissingTexts {
  readonly #source: TextSource
  readonly #loader: DataLoader<MissingText, string | null, string>
  readonly #fetched = new Map<string, string | null>()
  #left = MOST_FETCHED

  constructor(source: TextSource) {
    this.#source = source
    this.#loader = new DataLoader((missing) => this.#fetchAll(missing), { cacheKeyFn: ({ hash }) => hash })
  }

  /** A text; null where it is too large to be shown. Rejects with a code where it cannot be fetched. */
  load(missing: MissingText): Promise<string | null> {
    return this.#loader.load(missing)
  }

  /** Keeps what was fetched, for those who ask next. To be called when no transaction of this request is open. */
  async keep(): Promise<void> {
    const rows = [...this.#fetched].map(([hash, text]) => ({ hash, text }))
    this.#fetched.clear()
    if (rows.length === 0) return
    await this.#source.database.prisma.$executeRaw`
      INSERT INTO blobs (hash, text)
      SELECT hash, text FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS found (hash text, text text)
      WHERE EXISTS (SELECT FROM artifacts WHERE content_blob = hash)
      ON CONFLICT DO NOTHING`
  }

  async #fetchAll(missing: readonly MissingText[]): Promise<(string | Error | null)[]> {
    const results: (string | Error | null)[] = missing.map(
      () =>
        new TextUnavailable(
          'UPSTREAM_LIMIT',
          `This text is not kept here, and only ${String(MOST_FETCHED)} are fetched for one request. Ask for it again.`,
        ),
    )
    const signal = AbortSignal.timeout(MILLISECONDS)
    const allowed = [...missing.entries()].slice(0, this.#left)
    this.#left -= allowed.length
    const work = allowed.values()
    const workers = Array.from({ length: AT_A_TIME }, async () => {
      for (const [index, one] of work) results[index] = await this.#fetch(one, signal)
    })
    await Promise.all(workers)
    return results
  }

  async #fetch({ hash, ...location }: MissingText, signal: AbortSignal): Promise<string | Error | null> {
    const { reader } = this.#source.open(location)
    if (!reader.text) return null
    try {
      const text = await reader.text(hash, signal)
      if (text === null || Buffer.byteLength(text) <= LARGEST_KEPT) this.#fetched.set(hash, text)
      return text
    } catch (error) {
      if (error instanceof RepositoryError) return new TextUnavailable('UPSTREAM_UNAVAILABLE', error.message)
      if (signal.aborted) return new TextUnavailable('UPSTREAM_UNAVAILABLE', 'GitHub did not answer in time.')
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
