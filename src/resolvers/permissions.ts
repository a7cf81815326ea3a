import type { NodeReference } from '../ids.ts'
import { ForbiddenError } from './errors.ts'

/** Everything that can be allowed or refused. Each operation asks for what it needs, of each thing that it touches. */
export const permissions = [
  'catalogue:read',
  'collection:create',
  'collection:update',
  'collection:delete',
  'group:create',
  'group:update',
  'group:delete',
  'list:arrange',
  'artifact:create',
  'artifact:update',
  'artifact:delete',
  'artifact:exclude',
  'source:create',
  'source:update',
  'source:delete',
  'source:scan',
  'deployment:record',
  'project:create',
  'project:update',
  'project:delete',
  'task:create',
  'task:update',
  'task:delete',
  'task:arrange',
  'manifest:import',
  'patch-set:propose',
  'patch-set:apply',
  'patch-set:reject',
  'patch-set:revert',
  'planner:ask',
  'conversation:start',
  'conversation:write',
] as const
export type Permission = (typeof permissions)[number]

/** Who asks. `id` is what is kept as the maker of things. */
export interface Actor {
  readonly id: string
  may(permission: Permission, target: NodeReference | null): boolean
}

/** Without sign-in there is one person, on this machine, who may do everything. */
export const localActor: Actor = { id: 'local', may: () => true }

/** Asks whether the actor may; `target` is null where the thing does not exist yet. @throws {ForbiddenError} */
export function assertMay(actor: Actor, permission: Permission, target: NodeReference | null): void {
  if (!actor.may(permission, target)) throw new ForbiddenError(`You lack the permission ${permission}.`)
}
