import type { Plugin } from 'graphql-yoga'

/** The path of an address at which GraphQL is asked for. */
export const GRAPHQL_PATH = '/graphql'

/** The media types of answers: the two of GraphQL over HTTP, and Server-Sent Events. */
const ANSWERS = ['application/graphql-response+json', 'application/json', 'text/event-stream']

const NOT_ACCEPTABLE = JSON.stringify({
  errors: [{ message: 'Answers are JSON, in UTF-8.', extensions: { code: 'NOT_ACCEPTABLE' } }],
})

/**
 * Lets a request go on only at the path of GraphQL, and only when it accepts what it would be answered. Yoga takes any
 * address that ends like the path; and it looks at `accept` when the operation has run, so that a mutation is carried
 * out of which the caller hears nothing but 406.
 */
export function useGraphqlEndpoint(): Plugin {
  return {
    onRequest({ request, url, fetchAPI, ...hook }) {
      if (url.pathname !== GRAPHQL_PATH) {
        hook.endResponse(new fetchAPI.Response(null, { status: 404 }))
      } else if (!acceptsAnswers(request.headers.get('accept'))) {
        const headers = { 'content-type': 'application/json; charset=utf-8', accept: ANSWERS.join(', ') }
        hook.endResponse(new fetchAPI.Response(NOT_ACCEPTABLE, { status: 406, headers }))
      }
    },
  }
}

/** Reads the header as Yoga does: weights count for nothing, and a charset has to be UTF-8. */
function acceptsAnswers(accept: string | null): boolean {
  if (!accept) return true
  const ranges = accept.toLowerCase().replace(/\s/g, '').split(',')
  return ranges.some((range) => {
    const [mediaType, ...parameters] = range.split(';')
    const charset = parameters.find((parameter) => parameter.includes('charset='))
    if (charset !== undefined && charset !== 'charset=utf-8') return false
    return ANSWERS.some((answer) => ['*/*', `${String(answer.split('/')[0])}/*`, answer].includes(mediaType ?? ''))
  })
}
