import { type Topic, topicOf } from '../../events/index.ts'

/** What is told of a scan: that it has changed. How it is now is read. */
export interface ScanNews {
  /** Its status; GONE when it was deleted with its source. */
  readonly status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'PARTIAL' | 'FAILED' | 'GONE'
}

/** The topic of one scan. */
export const scanTopic = (scanId: string): Topic<ScanNews> => topicOf('scan', scanId)
