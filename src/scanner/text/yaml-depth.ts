import type { CST } from 'yaml'

/**
 * How deep collections are nested in YAML, reckoned without recursion from its syntax alone. To be asked before anything
 * builds values: that recurses, and near the end of the stack the engine can give up the whole process.
 */
export function yamlDepth(syntax: Iterable<CST.Token>): number {
  let deepest = 0
  for (const document of syntax) {
    const pending: { token: CST.Token; depth: number }[] = [{ token: document, depth: 0 }]
    for (let next = pending.pop(); next; next = pending.pop()) {
      const depth = next.depth + 1
      deepest = Math.max(deepest, next.depth)
      for (const token of childrenOf(next.token)) pending.push({ token, depth })
    }
  }
  return deepest
}

function childrenOf(token: CST.Token): CST.Token[] {
  const inside =
    'items' in token ? token.items.flatMap((item) => [item.key, item.value]) : 'value' in token ? [token.value] : []
  return inside.filter((child) => typeof child === 'object' && child !== null)
}
