/**
 * What clients watch as it happens, on one mechanism that works across processes.
 *
 * - An operation says `unit.publish(topic, payload)`. What it has said is written to the table `events` as the last
 *   statement of its transaction ({@link Outbox}): told if and only if it commits, never by a rehearsal.
 * - Soon after the commit the database notifies every process ({@link EventHub.announce}). In each an {@link EventHub}
 *   wakes those who watch the topic, and they read the rows behind the last id that they have seen ({@link EventStream}).
 *   Nobody depends on a notification for anything but speed.
 * - A client that comes back with the id of the last event that it has seen goes on behind it. Events are kept for a day.
 *
 * A worker that has something to tell but nothing else to commit, such as the text that a model streams, calls
 * `hub.publish(topic, payload)`: a transaction of its own. It tells of pieces (a few words, or what came in some 100 ms;
 * not each token), each with its number, and of the end in the transaction that writes the result; a stream that begins
 * with `now` (what is there so far) and ends at `isLast` is all that its subscription needs.
 */
export { EventHub, type EventHubOptions, type EventLog } from './hub.ts'
export { Outbox, writeEvents } from './outbox.ts'
export { EventStream, type Told, type WatchOptions } from './stream.ts'
export { sweepEvents } from './sweep.ts'
export { type Topic, topicOf } from './topic.ts'
