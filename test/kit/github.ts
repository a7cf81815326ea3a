import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { blobHash } from '../../src/scanner/git-blob.ts'
import { archive, body, fakeGithub, status, tagged, type FakeGithub } from '../scanner/github-server.ts'

/** A GitHub on the loopback with one repository in it, which a test changes. */
export interface RepositoryOnGithub extends FakeGithub {
  /** Commits these files. @returns the commit */
  commit(files: Record<string, string>, facts?: object): Promise<string>
}

const hash = (...parts: string[]): string => createHash('sha1').update(parts.join('\0')).digest('hex')

/** Makes a GitHub with the repository `OWNER/NAME`, as the rest of its API tells it: with ETags, redirects and blobs. */
export async function githubWith(fullName: string, files: Record<string, string>): Promise<RepositoryOnGithub> {
  const github = await fakeGithub()
  onTestFinished(() => github.close())
  const base = `/repos/${fullName}`
  const commit = async (now: Record<string, string>, facts: object = {}): Promise<string> => {
    const sha = hash(...Object.entries(now).flat())
    const told = JSON.stringify({ full_name: fullName, description: 'Jars.', license: null, ...facts })
    const entries = Object.entries(now).map(([path, content]) => ({ path, content }))
    Object.assign(github.answers, {
      [base]: tagged(told, `"${hash(told)}"`, 'application/json'),
      [`${base}/commits/HEAD`]: tagged(sha, `"${sha}"`),
      [`${base}/tarball/${sha}`]: status(302, { location: `${github.url}/codeload/${sha}` }),
      [`/codeload/${sha}`]: body(await archive(entries)),
      [`${base}/readme?ref=${sha}`]: now['README.md'] === undefined ? status(404) : body(now['README.md']),
    })
    for (const content of Object.values(now))
      github.answers[`${base}/git/blobs/${blobHash(Buffer.from(content))}`] = body(content)
    return sha
  }
  await commit(files)
  return { ...github, commit }
}
