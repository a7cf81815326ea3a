import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scalars } from '../../../codegen.ts'
import { schema } from '../../../src/schema/index.ts'
import { makeProject, readDocuments, type TemporaryProject } from '../kit/temporary-project.ts'
import { compileRelay } from '../relay/compile.ts'
import { documentsOfEveryField } from './every-field.ts'
import { checkTypes, generateClientPreset, generateTadaEnvironment, tadaModule } from './generate.ts'

/** What a careless consumer says of one scalar: the same check has to find it. */
const careless = { ...scalars, URL: 'any' }

/** A module that does not compile when a document has `any` in it; the message names the documents. */
const nothingIsAny = (module: string): string => `
import type { DocumentsWithAny } from './no-any.ts'
export const none: Record<DocumentsWithAny<typeof import('${module}')>, never> = {}
`

/** A module that does not compile unless every scalar is what JSON carries for it. */
const scalarsAreExact = (module: string, artifact: string): string => `
import type { ResultOf } from 'gql.tada'
import type { Same } from './no-any.ts'
import type { ${artifact} } from '${module}'
type Wanted = { id: string; name: string; version: number; tags: string[]; createdAt: string; upstreamUrl: string | null; frontmatter: unknown }
type Found = Pick<ResultOf<typeof ${artifact}>, keyof Wanted>
export const same: Same<Found, Wanted> = true
`

describe('documents for every field and every input', () => {
  const documents = documentsOfEveryField(schema)
  const fragments = documents.filter((text) => text.startsWith('fragment'))
  let project: TemporaryProject
  let complaints: string[] = []

  beforeAll(async () => {
    project = await makeProject({
      'tada/documents.ts': tadaModule(documents, scalars),
      'tada/careless.ts': tadaModule(fragments, careless),
      'tada-is-typed.ts': nothingIsAny('./tada/documents.ts'),
      'tada-is-exact.ts': scalarsAreExact('./tada/documents.ts', 'AllOfArtifact'),
      'tada-is-careless.ts': nothingIsAny('./tada/careless.ts'),
      'preset-is-typed.ts': nothingIsAny('./preset/graphql.ts'),
      'preset-is-exact.ts': scalarsAreExact('./preset/graphql.ts', 'AllOfArtifactFragmentDoc'),
      'preset-is-careless.ts': nothingIsAny('./careless/graphql.ts'),
    })
    const { folder } = project
    await cp(fileURLToPath(new URL('no-any.ts', import.meta.url)), join(folder, 'no-any.ts'))
    await generateClientPreset(folder, 'preset', documents, scalars)
    await generateClientPreset(folder, 'careless', fragments, careless)
    await generateTadaEnvironment(folder)
    complaints = await checkTypes(folder, ['*.ts', 'tada', 'preset', 'careless'])
  })
  afterAll(() => project.remove())

  it('are typed by the client preset and by gql.tada without any `any`', () => {
    expect(complaints.filter((line) => !line.includes('-is-careless.ts'))).toEqual([])
  })

  it('would be found with `any` for a scalar', () => {
    const wanting = /^(\w+)-is-careless\.ts.*'\{\}' is missing the following properties.*: (.*)$/
    const found = complaints.map((line) => wanting.exec(line)).filter((match) => match !== null)
    expect(Object.fromEntries(found.map(([, generator, names]) => [generator, names?.split(', ').sort()]))).toEqual({
      preset: ['AllOfArtifactFragmentDoc', 'AllOfSourceFragmentDoc'],
      tada: ['AllOfArtifact', 'AllOfSource'],
    })
  })
})

describe('what Relay makes of its documents', () => {
  it('passes tsc --strict, and has no `any` in it', async () => {
    const compiled = await compileRelay(await readDocuments(new URL('../relay/documents/', import.meta.url)))
    try {
      expect(await checkTypes(compiled.folder, ['artifacts'])).toEqual([])
      const artifact = await readFile(join(compiled.folder, 'artifacts/ArtifactRow_artifact.graphql.ts'), 'utf8')
      expect(artifact).toContain('readonly frontmatter: unknown')
    } finally {
      await compiled.remove()
    }
  })
})
