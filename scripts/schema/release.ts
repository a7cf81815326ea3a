import { copyFile, readFile, writeFile } from 'node:fs/promises'

const FOLDER = 'docs/schema-changes'
const empty = `# Unreleased

Breaking changes since the last release; README.md says how to declare one.
`

/** Makes the contract of today the one that later changes are compared with. */
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
const declared = await readFile(`${FOLDER}/unreleased.md`, 'utf8')
try {
  const text = declared.replace(/^# Unreleased$/m, `# ${version}`).replace(' since the last release', '')
  await writeFile(`${FOLDER}/${version}.md`, text, { flag: 'wx' })
  await writeFile(`${FOLDER}/unreleased.md`, empty)
  await copyFile('schema.graphql', `${FOLDER}/released.graphql`)
  console.log(`The contract of ${version} is the one that changes are compared with from now on.`)
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  console.error(`The contract of ${version} was released before. Raise the version in package.json first.`)
  process.exitCode = 1
}
