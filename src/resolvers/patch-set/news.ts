import { type Topic, topicOf } from '../../events/index.ts'

/** That a patch set may have changed: what became of it is read anew. */
export interface PatchSetNews {
  /** Its status, or GONE. */
  readonly status: string
}

/** What becomes of a patch set. */
export const patchSetTopic = (id: string): Topic<PatchSetNews> => topicOf('patch-set', id)
