import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compareContracts } from '../../scripts/schema/breaking.ts'

const released = buildSchema('enum Look { PLAIN PAINTED } type Query { look: Look name: String! }')
const broken = buildSchema('enum Look { PLAIN PAINTED } type Query { look: Look name: String }')
const change = "Field 'Query.name' changed type from 'String!' to 'String'"

describe('changes of the contract', () => {
  it('has nothing to say of what only adds', async () => {
    const grown = buildSchema('enum Look { PLAIN PAINTED } type Query { look: Look name: String! size: Int }')
    expect(await compareContracts(released, grown, '# Unreleased\n')).toEqual({
      undeclared: [],
      unfounded: [],
      dangerous: [],
    })
  })

  it('prints the line to add for a breaking change', async () => {
    const { undeclared } = await compareContracts(released, broken, '# Unreleased\n')
    expect(undeclared).toEqual([`- \`${change}\`: `])
  })

  it('lets a declared one pass, and no other', async () => {
    const declared = `# Unreleased\n\n- \`${change}\`: a name may be unknown.\n`
    expect(await compareContracts(released, broken, declared)).toEqual({ undeclared: [], unfounded: [], dangerous: [] })
    const removed = buildSchema('enum Look { PLAIN PAINTED } type Query { name: String }')
    const { undeclared } = await compareContracts(released, removed, declared)
    expect(undeclared).toEqual(["- `Field 'look' was removed from object type 'Query'`: "])
  })

  it('wants a reason, and a change', async () => {
    const printed = (await compareContracts(released, broken, '')).undeclared.join('\n')
    expect((await compareContracts(released, broken, printed)).unfounded).toEqual([
      `\`${change}\` is declared without a reason: say why, and what clients do instead.`,
    ])
    expect((await compareContracts(released, released, `${printed} because.`)).unfounded).toEqual([
      `\`${change}\` is declared, but is no breaking change: delete the line.`,
    ])
  })

  it('lists what may surprise clients without a fault', async () => {
    const surprising = buildSchema('enum Look { PLAIN PAINTED WORN } type Query { look: Look name: String! }')
    const comparison = await compareContracts(released, surprising, '')
    expect(comparison).toEqual({
      undeclared: [],
      unfounded: [],
      dangerous: ["Enum value 'WORN' was added to enum 'Look'"],
    })
  })
})
