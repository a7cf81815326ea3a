import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLInterfaceType,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { schema } from '../../../src/schema/index.ts'
import { readDocuments } from '../kit/temporary-project.ts'
import { compileRelay } from './compile.ts'

const documents = await readDocuments(new URL('documents/', import.meta.url))
const parsed = [...documents.values()].map((text) => parse(text))

/** Where the documents use a directive: `Type.field` for fields, `Type` for fragments. */
function usesOf(directive: string, nodes: readonly DocumentNode[] = parsed): Set<string> {
  const uses = new Set<string>()
  const bears = ({ directives = [] }: { directives?: readonly DirectiveNode[] }) =>
    directives.some(({ name }) => name.value === directive)
  for (const node of nodes) {
    const types = new TypeInfo(schema)
    visit(
      node,
      visitWithTypeInfo(types, {
        FragmentDefinition: (fragment) => {
          if (bears(fragment)) uses.add(fragment.typeCondition.name.value)
        },
        Field: (field) => {
          if (bears(field)) uses.add(`${types.getParentType()?.name ?? '?'}.${field.name.value}`)
        },
      }),
    )
  }
  return uses
}

/** The fields of the schema that show a page of something, as `Type.field`. */
const connections = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
  .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
  .map(({ type, field }) => `${type.name}.${field.name}`)

const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})

describe('documents for Relay', () => {
  it('page through every connection of the schema', () => {
    expect(connections).toHaveLength(25)
    expect([...usesOf('connection')].sort()).toEqual(connections.sort())
  })

  it('read every kind of thing again by its id, and lists as such', () => {
    const things = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name)
    expect([...usesOf('refetchable')].sort()).toEqual([...things, 'ArtifactList', 'Query'].sort())
  })

  it('take what every deletion answers out of the store', () => {
    const deletions = mutations.filter((name) => name.startsWith('delete'))
    const successes = deletions.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Success.deletedId`)
    expect([...usesOf('deleteRecord')].sort()).toEqual([...successes, 'DeleteTaskSuccess.deletedIds'].sort())
  })

  it('put edges and nodes of answers into connections', () => {
    const [edges, nodes] = [usesOf('appendEdge'), [...usesOf('appendNode'), ...usesOf('prependNode')]]
    expect(edges).toContain('LinkArtifactSuccess.edge')
    expect(edges).toContain('MoveArtifactSuccess.edge')
    expect(edges).toContain('BulkRow.edge')
    expect(nodes).toContain('CreateCollectionSuccess.collection')
    expect(nodes).toContain('CreateGroupSuccess.group')
    expect(nodes).toContain('MoveTaskSuccess.task')
  })

  it('compile, all of them, with what Relay needs to page, to read again and to forget', async () => {
    expect(documents.size).toBeGreaterThanOrEqual(20)
    const { folder, exitCode, said, remove } = await compileRelay(documents)
    onTestFinished(remove)
    expect(said).not.toMatch(/error|warning/i)
    expect(exitCode).toBe(0)

    const read = (name: string) => readFile(join(folder, 'artifacts', `${name}.graphql.ts`), 'utf8')
    const page = await read('CollectionArtifacts_collection')
    expect(page).toContain('"__CollectionArtifacts_artifacts_connection"')
    expect(page).toContain("import CollectionArtifactsNextQuery_graphql from './CollectionArtifactsNextQuery.graphql'")
    expect(await read('ListArtifactsNextQuery')).toContain('node(id: $id)')
    expect(await read('LinkArtifactMutation')).toContain('"handle": "appendEdge"')
    expect(await read('DeleteGroupMutation')).toContain('"handle": "deleteRecord"')
    expect(await read('ArtifactRow_artifact')).toContain('readonly frontmatter: unknown')
  })

  it('are refused by the compiler when they do not fit the schema', async () => {
    const text = 'query TypoQuery { collections(first: 1) @connection(key: "Typo_collections") { nodes { id } } }'
    const { exitCode, said, remove } = await compileRelay(new Map([['typo', text]]))
    onTestFinished(remove)
    expect(exitCode).not.toBe(0)
    expect(said).toContain('edges')
  })
})
