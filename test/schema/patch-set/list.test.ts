import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId, encodeId, newId } from '../../../src/ids.ts'
import { deleteProject } from '../../../src/resolvers/project/delete.ts'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { optional } from '../filter/any-catalogue.ts'
import { pageQuery, readThrough } from '../filter/read-through.ts'

const statuses = ['DRAFT', 'PROPOSED', 'APPLIED', 'REJECTED', 'REVERTED'] as const

/** A patch set as it is made up: of a project, or of none; minutes. */
interface Made {
  readonly project: 'Garden' | 'Shed' | null
  readonly status: (typeof statuses)[number]
  readonly createdAt: number
}

const made = fc.record<Made>({
  project: fc.constantFrom('Garden', 'Shed', null),
  status: fc.constantFrom(...statuses),
  createdAt: fc.integer({ min: 0, max: 5 }),
})
const filters = fc.record({
  project: optional(fc.constantFrom('Garden', 'Shed')),
  withoutProject: optional(fc.boolean()),
  statuses: optional(fc.uniqueArray(fc.constantFrom(...statuses))),
})

async function keep(world: World, list: readonly Made[], projects: Readonly<Record<string, string>>) {
  await world.database.prisma.patchSet.deleteMany()
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
  const rows = list.map((each) => {
    // What makes a project and is applied has made it.
    const needsProject = each.status === 'APPLIED' || each.status === 'REVERTED'
    return { ...each, project: needsProject ? (each.project ?? 'Garden') : each.project, id: newId() }
  })
  await world.database.prisma.patchSet.createMany({
    data: rows.map(({ project, createdAt, status, ...row }) => ({
      ...{ ...row, status, origin: 'CHAT', createdAt: at(createdAt), proposedBy: 'ann' },
      projectId: project === null ? null : (decodeId(projects[project] ?? '')?.id ?? null),
      operations: status === 'DRAFT' ? [] : [{ updateProject: { name: 'Other' } }],
      ...(status !== 'DRAFT' &&
        status !== 'PROPOSED' && { decidedBy: 'bob', decidedAt: at(9), validation: { errors: [], warnings: [] } }),
      ...(status === 'REVERTED' && { revertedBy: 'bob', revertedAt: at(9) }),
    })),
  })
  return rows.toSorted((one, other) => other.createdAt - one.createdAt || (other.id < one.id ? -1 : 1))
}

const query = pageQuery('patchSets', '$filter: PatchSetFilter', 'filter: $filter')

test('any patch sets answer any filter, newest first, paged both ways', async () => {
  const world = await createWorld()
  const projects = { Garden: await world.project('Garden'), Shed: await world.project('Shed') }
  await fc.assert(
    fc.asyncProperty(
      fc.array(made, { maxLength: 20 }),
      fc.array(filters, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      async (list, asked, size, backward) => {
        const rows = await keep(world, list, projects)
        for (const { project, ...filter } of asked) {
          const given = { ...filter, ...(project !== undefined && { projectId: project && projects[project] }) }
          const expected = rows.filter((row) =>
            [
              project == null || row.project === project,
              filter.withoutProject == null || (row.project === null) === filter.withoutProject,
              filter.statuses?.includes(row.status) ?? true,
            ].every(Boolean),
          )
          expect(await readThrough(world, query, { filter: given }, { size, backward })).toEqual({
            ids: expected.map(({ id }) => encodeId('PatchSet', id)),
            totalCount: expected.length,
          })
        }
      },
    ),
    trials(20),
  )
})

test('those of deleted projects are not shown, and ids of other things are refused', async () => {
  const world = await createWorld()
  const projects = { Garden: await world.project('Garden'), Shed: await world.project('Shed') }
  const common = { status: 'PROPOSED', createdAt: 0 } as const
  await keep(
    world,
    [
      { ...common, project: 'Garden' },
      { ...common, project: 'Shed' },
    ],
    projects,
  )
  await world.perform(deleteProject, { id: projects.Garden })
  expect(await world.read('{ patchSets { totalCount nodes { project { name } } } }')).toEqual({
    patchSets: { totalCount: 1, nodes: [{ project: { name: 'Shed' } }] },
  })
  expect(await world.read(query, { filter: { projectId: projects.Garden } })).toMatchObject({ page: { totalCount: 0 } })
  const { errors } = await world.send(query, { filter: { projectId: encodeId('Task', newId()) } })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a page with all that is to be known of it takes as many statements for 2 as for 20', async () => {
  const world = await createWorld()
  const projects = { Garden: await world.project('Garden'), Shed: await world.project('Shed') }
  for (const size of [2, 20]) {
    const common = { project: 'Garden', status: 'REJECTED' } as const
    await keep(
      world,
      Array.from({ length: size }, (_, createdAt) => ({ ...common, createdAt })),
      projects,
    )
    world.statements.take()
    await world.read(
      '{ patchSets { totalCount nodes { status summary project { name } validation { valid } operations { __typename } } } }',
    )
    expect(world.statements.take()).toHaveLength(3)
  }
})
