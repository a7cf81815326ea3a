import type { RepositoryDetails, RepositoryReader } from '../../src/scanner/index.ts'
import { snapshotOf } from '../scanner/snapshot.ts'

/** A repository in memory: its files by path. `details` is what the host says besides. */
export function repositoryOf(
  files: Record<string, string>,
  { commit = '1'.repeat(40), details = {} }: { commit?: string; details?: Partial<RepositoryDetails> } = {},
): RepositoryReader {
  return {
    snapshot: () => Promise.resolve({ ...snapshotOf(files), commit }),
    details: () =>
      Promise.resolve({ description: null, readme: null, readmeTruncated: false, error: null, ...details }),
  }
}

/** A skill's file, for repositories of tests. */
export const skill = (name: string, body = 'Do the thing.\n'): Record<string, string> => ({
  [`skills/${name}/SKILL.md`]: `---\nname: ${name}\ndescription: Does ${name}.\n---\n${body}`,
})
