import type { NodeReference } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/** Asks that a project that the input names as `projectId` is there, and not deleted. @throws {NotFoundError} */
export async function assertProjectExists({ tx }: Unit, { id }: NodeReference<'Project'>): Promise<void> {
  const project = await tx.project.findFirst({ where: { id, deletedAt: null }, select: { id: true } })
  if (!project) throw new NotFoundError('There is no project with this id.', ['input', 'projectId'])
}
