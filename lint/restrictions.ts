import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** An entry of ESLint's rule `no-restricted-syntax`. */
export interface Restriction {
  readonly selector: string
  readonly message: string
}

const everywhere: readonly Restriction[] = [
  {
    selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
    message:
      'A cast through unknown tells the compiler to look away: narrow the value, or give it its type where it is made.',
  },
]

const nestedReads: Restriction = {
  selector: 'CallExpression[callee.property.name=/^(relation|relatedConnection|prismaConnection|relationCount)$/]',
  message:
    'Pothos reads relations again for each parent, or every child without a limit: load it with a loader of the context (src/loaders), declare lists with src/schema/connection.ts.',
}

const transactions: Restriction = {
  selector: 'MemberExpression[property.name="$transaction"]',
  message: 'Transactions begin only in src/resolvers: call an operation, or take the transaction that you are given.',
}

const writes: readonly Restriction[] = [
  {
    selector: `CallExpression[callee.property.name=/^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/][callee.object.property.name=/^(${models().join('|')})$/]`,
    message: 'Rows are written only in src/resolvers, where permissions and invariants are kept: call an operation.',
  },
  {
    selector: 'MemberExpression[property.name=/^[$]executeRaw(Unsafe)?$/]',
    message: 'Rows are written only in src/resolvers, where permissions and invariants are kept: call an operation.',
  },
]

const weakTests: readonly Restriction[] = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|skipIf|runIf|fails)$/]',
    message: 'Every test runs, always: mend it, or delete it.',
  },
  {
    selector: 'CallExpression[callee.name="expect"] > Literal[value=true]',
    message: 'This cannot fail: expect something of the code under test.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^toBe(Truthy|Falsy)$/]',
    message: 'Almost everything is truthy: say which value is expected.',
  },
  {
    selector: 'CallExpression[callee.name="setTimeout"], CallExpression[callee.property.name="setTimeout"]',
    message: 'A test that waits for a clock fails on a slow machine: wait for the event itself.',
  },
]

/** What code of a room of src (or of `test`, or of `elsewhere`) must not say, each with what to do instead. */
export function restrictedSyntax(room: string): Restriction[] {
  return [
    ...everywhere,
    ...(room === 'schema' ? [nestedReads] : []),
    ...(['resolvers', 'events', 'database', 'test'].includes(room) ? [] : [transactions, ...writes]),
    ...(room === 'test' ? weakTests : []),
  ]
}

/** The client's names of the models (`collection`, `artifactTag` …), read where they are defined. */
function models(): string[] {
  const folder = fileURLToPath(new URL('../prisma/schema/', import.meta.url))
  return readdirSync(folder)
    .flatMap((file) => [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/^model (\w+)/gm)])
    .map(([, name = '']) => name.charAt(0).toLowerCase() + name.slice(1))
}
