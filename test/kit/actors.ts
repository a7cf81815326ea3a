import type { Actor } from '../../src/resolvers/permissions.ts'

/** Somebody who may look at everything and change nothing. */
export const reader: Actor = { id: 'reader', may: (permission) => permission === 'catalogue:read' }
