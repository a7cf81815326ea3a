import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Makes an `onParse` that tells which operation a request asks for; nothing where its document has none of the name. */
export function onOperation(
  tell: (request: Request, operation: OperationDefinitionNode) => void,
): NonNullable<Plugin['onParse']> {
  return ({ context }) =>
    ({ result }: { result: DocumentNode | Error | null }) => {
      if (result === null || result instanceof Error) return
      const operation = getOperationAST(result, context.params.operationName)
      if (operation) tell(context.request, operation)
    }
}
