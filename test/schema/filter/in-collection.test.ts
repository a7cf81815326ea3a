import { expect, test } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import { createWorld } from '../../kit/world.ts'
import { questionFor, readThrough } from './read-through.ts'

const ALL = 2_100
const idOf = (n: number): string => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`
const nameOf = (n: number): string => `name ${String((n * 7919) % 10_007).padStart(5, '0')}`
const isSkill = (n: number): boolean => n % 3 === 0

// By creation, members are walked. By name, up to 2,000 are looked up, and of more all artifacts are walked. What was made
// later has lower ids here.
test.each([1, 2_000, 2_001])('the %i oldest artifacts in a collection come in every order', async (size) => {
  const world = await createWorld()
  const { driver } = world.database
  await driver.query(
    `INSERT INTO artifacts (id, type, name, tags, created_at)
     SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid,
            (CASE n % 3 WHEN 0 THEN 'SKILL' ELSE 'AGENT' END)::artifact_type,
            'name ' || lpad((n * 7919 % 10007)::text, 5, '0'), '{}', '2026-01-01'::timestamptz - n * interval '1 second'
     FROM generate_series(1, ${String(ALL)}) AS n`,
    [],
  )
  const collection = await world.collection('Old')
  const other = await world.collection('Other', [encodeId('Artifact', idOf(ALL))])
  await driver.query(
    `INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
     SELECT c.id, a.id, 'd' || right(a.id::text, 6) FROM collections c, artifacts a
     WHERE c.name = 'Old' AND right(a.id::text, 12)::int > $1::int`,
    [ALL - size],
  )
  const members = Array.from({ length: size }, (_, index) => ALL - size + 1 + index)
  const question = questionFor('artifacts', 'Artifact')
  const read = (filter: object, orderBy: object[], backward: boolean) =>
    readThrough(world, question, { filter: { inCollection: collection, ...filter }, orderBy }, { size: 100, backward })
  const answer = (numbers: readonly number[]) => ({
    ids: numbers.map((n) => encodeId('Artifact', idOf(n))),
    totalCount: numbers.length,
  })

  expect(await read({}, [], false)).toEqual(answer(members))
  expect(await read({}, [], true)).toEqual(answer(members))
  const oldestFirst = [{ field: 'CREATED_AT', direction: 'ASC' }]
  const skills = members.filter(isSkill)
  for (const backward of [false, true])
    expect(await read({ types: ['SKILL'] }, oldestFirst, backward)).toEqual(answer(skills.toReversed()))
  const byName = skills.toSorted((one, two) => (nameOf(one) < nameOf(two) ? -1 : 1))
  for (const backward of [false, true])
    expect(await read({ types: ['SKILL'] }, [{ field: 'NAME', direction: 'ASC' }], backward)).toEqual(answer(byName))
  expect(await read({ inCollection: other }, [], false)).toEqual(answer([ALL]))
})
