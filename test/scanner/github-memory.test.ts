import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commit, commitPath, githubWithCommit, readerOf, repositoryPath } from './github-repository.ts'
import { body, status, tagged, type FakeGithub } from './github-server.ts'

const facts = { full_name: 'o/r', description: 'Jars.', license: { spdx_id: 'MIT' } }
const tellRepository = (said: object, tag: string) => tagged(JSON.stringify(said), tag, 'application/json')

let github: FakeGithub
beforeEach(async () => {
  github = await githubWithCommit()
  github.answers[repositoryPath] = tellRepository(facts, '"one"')
  github.answers[commitPath] = tagged(commit, '"two"')
})
afterEach(() => github.close())

describe('what a reading has learnt', () => {
  const memory = {
    owner: 'o',
    name: 'r',
    description: 'Jars.',
    license: 'MIT',
    commit,
    repositoryTag: '"one"',
    commitTag: '"two"',
  }

  test('is told, and given back costs nothing where it still holds', async () => {
    const first = await readerOf(github).snapshot()
    expect(first).toMatchObject({ memory, unchanged: false, license: 'MIT' })
    github.requests.length = 0
    const second = await readerOf(github).snapshot(undefined, memory)
    expect(second).toMatchObject({ memory, unchanged: true, commit, name: 'r' })
    expect(github.requests.map(({ path, etag }) => [path, etag])).toEqual([
      [repositoryPath, '"one"'],
      [commitPath, '"two"'],
    ])
  })

  test('does not hold when the commit or the licence is another', async () => {
    github.answers[commitPath] = tagged('1'.repeat(40), '"three"')
    const changed = await readerOf(github).snapshot(undefined, memory)
    expect(changed).toMatchObject({
      unchanged: false,
      memory: { ...memory, commit: '1'.repeat(40), commitTag: '"three"' },
    })
    github.answers[commitPath] = tagged(commit, '"two"')
    github.answers[repositoryPath] = tellRepository({ ...facts, license: { spdx_id: 'NOASSERTION' } }, '"four"')
    expect(await readerOf(github).snapshot(undefined, memory)).toMatchObject({ unchanged: false, license: null })
  })

  test('holds when GitHub tells the same under another ETag, as it does when somebody stars the repository', async () => {
    github.answers[repositoryPath] = tellRepository({ ...facts, description: 'More jars.' }, '"five"')
    expect(await readerOf(github).snapshot(undefined, memory)).toMatchObject({
      unchanged: true,
      memory: { ...memory, description: 'More jars.', repositoryTag: '"five"' },
    })
  })

  test.each([
    { license: null },
    { license: 'MIT' },
    { license: { spdx_id: 7 } },
    { license: { spdx_id: 'Nobody-1.0' } },
  ])('has no licence of %j', async (said) => {
    github.answers[repositoryPath] = tellRepository({ ...facts, ...said }, '"six"')
    expect(await readerOf(github).snapshot()).toMatchObject({ license: null })
  })

  test.each(['', 'one', 'a/b/c', '../x', 'o/r.git', 7])(
    'a name that can be none (%j) leaves the one that was asked for',
    async (name) => {
      github.answers[repositoryPath] = tellRepository({ ...facts, full_name: name }, '"seven"')
      expect(await readerOf(github).snapshot()).toMatchObject({ memory: { owner: 'o', name: 'r' } })
    },
  )
})

describe('one file by its hash', () => {
  const path = `${repositoryPath}/git/blobs/${'a'.repeat(40)}`
  const text = () => readerOf(github).text?.('a'.repeat(40))

  test('is its text, as it can be stored', async () => {
    github.answers[path] = body('ä\0')
    expect(await text()).toBe('ä\uFFFD')
    expect(github.requests[0]?.accept).toContain('raw')
  })

  test('is null beyond 4 MB', async () => {
    github.answers[path] = body('x'.repeat(4_194_305))
    expect(await text()).toBeNull()
  })

  test('fails with a reason, and waits for no limit', async () => {
    await expect(text()).rejects.toMatchObject({ message: 'GitHub does not have the file any more.' })
    github.answers[path] = status(429, { 'retry-after': '2' })
    await expect(text()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    expect(github.requests).toHaveLength(2)
  })
})
