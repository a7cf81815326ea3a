import { CELLS } from './cells/question.ts'
import { prepareData } from './data/database.ts'
import { readFacts } from './data/facts.ts'
import { openSession, type Session } from './load/session.ts'
import { readOptions } from './options.ts'
import { checkAnswers } from './parts/check.ts'
import { compare } from './parts/compare.ts'
import { launch } from './servers/launch.ts'

const options = readOptions(process.argv.slice(2))
const client = await prepareData(options)
const facts = await readFacts(client)
const cells = CELLS.filter(({ name }) => options.cells.length === 0 || options.cells.includes(name))
const sessions: Session[] = []
try {
  for (const name of options.only) sessions.push(await openSession(await launch(name, options), facts, client))
  await checkAnswers(sessions, cells, facts, client)
  await compare(sessions, cells, client, options)
} finally {
  for (const { server } of sessions) await server.stop()
  await client.end()
}
