import { JobQueue } from '../../jobs/queue.ts'

/** A scan that is to be carried out. */
export interface ScanJob {
  readonly scanId: string
}

/** The queue's name in the database. */
export const scanQueueName = 'scan'

/** The scans that wait to be begun, by whichever process has room. */
export const scanQueue = new JobQueue<ScanJob>(scanQueueName)
