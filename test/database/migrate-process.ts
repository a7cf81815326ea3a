// A process of its own that migrates the server's database in its argument and prints what it applied.
import { migrate, openDatabase } from '../../src/database/index.ts'

const database = await openDatabase({ location: { kind: 'server', url: process.argv[2] ?? '' } })
const { applied } = await migrate(database)
await database.close()
process.stdout.write(JSON.stringify(applied))
