import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../context.ts'

/** Ends what a request has left open when it has been executed: the transaction of a rehearsed mutation. */
export function useSettle(): Plugin<Partial<Context>> {
  return {
    onExecute: () => ({
      onExecuteDone: ({ args }) => args.contextValue.larder?.settle(),
    }),
  }
}
