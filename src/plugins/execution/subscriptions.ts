import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Context, Told } from '../../context.ts'
import { refusal } from '../errors/refusal.ts'

/** Says that something is missing that is no longer kept. */
const lost = () =>
  new GraphQLError(
    'Events that came since the one named by Last-Event-ID are no longer kept. Read anew, and subscribe without it.',
    {
      extensions: { code: 'EVENTS_LOST' },
    },
  )

const notAcceptable = () =>
  refusal({
    status: 406,
    code: 'NOT_ACCEPTABLE',
    message: 'Subscriptions are answered as Server-Sent Events: send the header "accept: text/event-stream".',
  })

/**
 * Runs subscriptions. Each event is answered in a scope of its own, so that what an earlier one has read is read again. An
 * answer's `extensions.eventId` names its event; an answer with nothing else tells where the stream begins.
 */
export function useSubscriptions(): Plugin<Partial<Context>> {
  return {
    onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      const accepted = args.contextValue.request.headers.get('accept') ?? '*/*'
      if (!/text\/(event-stream|\*)|\*\/\*/i.test(accepted)) {
        setResultAndStopExecution({ errors: [notAcceptable()] })
        return
      }
      setSubscribeFn(subscribe)
    },
  }
}

interface SubscriptionArgs extends ExecutionArgs {
  readonly contextValue?: Partial<Context>
}

async function subscribe(args: SubscriptionArgs): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const source = await createSourceEventStream(args)
  return isAsyncIterable(source) ? answers(source as AsyncIterable<Told<unknown>>, args) : source
}

/** By hand, because a generator that waits for its source cannot be ended from outside. */
function answers(source: AsyncIterable<Told<unknown>>, args: SubscriptionArgs): AsyncIterableIterator<ExecutionResult> {
  const events = source[Symbol.asyncIterator]()
  return {
    async next() {
      const next = await events.next()
      return next.done === true
        ? { done: true, value: undefined }
        : { done: false, value: await answer(next.value, args) }
    },
    async return() {
      await events.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function answer(told: Told<unknown>, args: SubscriptionArgs): Promise<ExecutionResult> {
  const extensions = { eventId: told.id }
  if (told.lost) return { errors: [lost()] }
  if (told.payload === null) return { extensions }
  const { contextValue } = args
  const larder = contextValue?.larder?.anew()
  const fresh = { ...contextValue, ...(larder && { larder }) }
  try {
    return { ...(await execute({ ...args, rootValue: told, contextValue: fresh })), extensions }
  } finally {
    await larder?.settle()
  }
}
