import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { fails, modelServer, plans } from '../../planner/model-server.ts'
import { asking, plan, plannedProject, rowsIn, talk } from '../planner/planning.ts'

/** What was said in a conversation. */
const said = (world: World, id: string, page = 'first: 100') =>
  world.read<{ node: { messages: { totalCount: number; nodes: { author: string; text: string }[] } } }>(
    `query ($id: ID!) { node(id: $id) { __typename ... on Conversation {
      createdBy version project { __typename name }
      messages(${page}) { totalCount nodes { __typename author text version patchSet { __typename status origin } } }
    } } }`,
    { id },
  )

describe('without a model', () => {
  test('an outline that is sent becomes a patch set, and what is said is kept', async () => {
    const world = await createWorld()
    const { projectId } = await plannedProject(world, '# Garden\n- Dig\n')
    const conversationId = await talk(world, projectId)
    const words = await plan(world, 'sendMessage', { conversationId, text: 'How are you?' })
    expect(words).toMatchObject({ patchSet: null, reply: { author: 'PLANNER', patchSet: null } })
    const answer = await plan(world, 'sendMessage', { conversationId, text: '- Sow\n- Water @ada\n' })
    expect(answer.patchSet).toMatchObject({
      origin: 'CHAT',
      project: { id: projectId },
      operations: [{ title: 'Sow' }, { title: 'Water', assignee: 'ada' }],
    })
    expect(stable(await said(world, conversationId))).toMatchInlineSnapshot(`
      {
        "node": {
          "__typename": "Conversation",
          "createdBy": "local",
          "messages": {
            "nodes": [
              {
                "__typename": "Message",
                "author": "PERSON",
                "patchSet": null,
                "text": "How are you?",
                "version": 1,
              },
              {
                "__typename": "Message",
                "author": "PLANNER",
                "patchSet": null,
                "text": "I read outlines and know nothing else, because no model is set. Send me headings or a list, and I make tasks of them; or set AI_PROVIDER.",
                "version": 1,
              },
              {
                "__typename": "Message",
                "author": "PERSON",
                "patchSet": null,
                "text": "- Sow
      - Water @ada
      ",
                "version": 1,
              },
              {
                "__typename": "Message",
                "author": "PLANNER",
                "patchSet": {
                  "__typename": "PatchSet",
                  "origin": "CHAT",
                  "status": "PROPOSED",
                },
                "text": "Read 2 tasks from an outline. No model is set, so the outline is taken as it stands: nothing was thought up, estimated or judged.",
                "version": 1,
              },
            ],
            "totalCount": 4,
          },
          "project": {
            "__typename": "Project",
            "name": "Garden",
          },
          "version": 3,
        },
      }
    `)
    expect((await said(world, conversationId, 'last: 1')).node.messages).toMatchObject({
      totalCount: 4,
      nodes: [{ author: 'PLANNER' }],
    })
  })
})

describe('with a model', () => {
  test('the conversation and the project are sent along, and the answer may be words alone', async () => {
    const server = await modelServer()
    const world = await createWorld({ env: asking(server.url) })
    const conversationId = await talk(world)
    server.reply(plans('Hello. What shall we build?'))
    await plan(world, 'sendMessage', { conversationId, text: 'Hello' })
    server.reply(plans('A shop, then.', [{ createProject: { name: 'Shop' } }]))
    const answer = await plan(world, 'sendMessage', { conversationId, text: 'A shop' })
    expect(answer).toMatchObject({ reply: { text: 'A shop, then.' }, patchSet: { origin: 'CHAT', project: null } })
    const body = JSON.parse(server.requests.at(-1)?.body ?? '') as { messages: { role: string; content: string }[] }
    expect(body.messages.slice(2).map(({ role, content }) => `${role}: ${content}`)).toEqual([
      'user: Hello',
      'assistant: Hello. What shall we build?',
      'user: A shop',
    ])
  })

  test('when the planner fails, neither message is kept', async () => {
    const server = await modelServer()
    const world = await createWorld({ env: asking(server.url) })
    const conversationId = await talk(world)
    server.reply(fails(500, { 'retry-after-ms': '1' }))
    expect(await plan(world, 'sendMessage', { conversationId, text: 'Hello' })).toMatchObject({
      __typename: 'PlannerError',
      reason: 'UNAVAILABLE',
    })
    expect(await rowsIn(world)).toMatchObject({ messages: 0, patchSets: 0 })
  })
})

describe('refused', () => {
  test('a project and a conversation that are not there', async () => {
    const world = await createWorld()
    const { projectId } = await plannedProject(world, '# Garden\n- Dig\n')
    const conversationId = await talk(world, projectId)
    await world.read('mutation ($id: ID!) { deleteProject(input: { id: $id }) { __typename } }', { id: projectId })
    const answers = [
      await plan(world, 'startConversation', { projectId }),
      await plan(world, 'sendMessage', { conversationId, text: 'Hello' }),
      await plan(world, 'sendMessage', { conversationId: 'nonsense', text: '' }),
    ]
    expect(stable(answers)).toMatchInlineSnapshot(`
      [
        {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no project with this id.",
          "path": [
            "input",
            "projectId",
          ],
        },
        {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "The project of the conversation was deleted.",
          "path": [
            "input",
            "conversationId",
          ],
        },
        {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "code": "MALFORMED",
              "message": "This is no id that this server has given out.",
              "path": [
                "input",
                "conversationId",
              ],
            },
            {
              "code": "TOO_SHORT",
              "message": "It must not be empty.",
              "path": [
                "input",
                "text",
              ],
            },
          ],
          "message": "2 values are wrong.",
          "path": [
            "input",
            "conversationId",
          ],
        },
      ]
    `)
  })
})

test('the conversations of a project are listed, the newest first', async () => {
  const world = await createWorld()
  const { projectId } = await plannedProject(world, '# Garden\n- Dig\n')
  const ids = [await talk(world, projectId), await talk(world, projectId)]
  const { node } = await world.read<{ node: unknown }>(
    'query ($id: ID!) { node(id: $id) { ... on Project { conversations { totalCount nodes { id messages { totalCount } } } } } }',
    { id: projectId },
  )
  expect(node).toEqual({
    conversations: { totalCount: 2, nodes: ids.reverse().map((id) => ({ id, messages: { totalCount: 0 } })) },
  })
})
