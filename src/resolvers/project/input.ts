import { z } from 'zod'
import { description, optionalTags } from '../values.ts'

/** How far a project is; the names are those of the database. */
export const projectStatus = z.enum(['PLANNING', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'ARCHIVED'])

/** The fields of a project that null clears. */
export const projectFields = { description, tags: optionalTags }
