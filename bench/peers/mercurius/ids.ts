/** Global ids as Larder makes them. */
export const encodeId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url')

export function decodeId(globalId: string): { type: string; id: string } {
  const [type = '', id = ''] = Buffer.from(globalId, 'base64url').toString().split(':')
  return { type, id }
}

/** Cursors that carry the sort keys. */
export const encodeCursor = (keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys of a cursor; none without one. */
export function decodeCursor(cursor: string | null | undefined): string[] {
  return cursor == null ? [] : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[])
}
