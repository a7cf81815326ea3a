import { builder } from './builder.ts'

builder.subscriptionType({
  description:
    'What can be watched, over Server-Sent Events. Each answer has `extensions.eventId`, which is also its `id` in the stream: a client that comes back with it in the header `Last-Event-ID` misses nothing, and is told nothing twice.',
})

/** What opening a stream costs, besides each of its answers. */
export const subscriptionCost = 10
