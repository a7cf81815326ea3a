import DataLoader from 'dataloader'
import { type Reader, readPlans, type StoredPlan } from '../database/index.ts'
import { type PatchSetRecord, Prisma } from '../generated/prisma/client.ts'
import { oneEach } from './batch.ts'
import { lazily } from './lazily.ts'

/** Loaders of what patch sets are checked against. */
export const patchSetLoaders = lazily({
  /** Whole projects with their tasks, by their ids; null for what is not there or deleted. */
  plans: (reader: Reader) =>
    new DataLoader<string, StoredPlan | null>(async (ids) => {
      const plans = await readPlans(reader, ids)
      return ids.map((id) => plans.get(id) ?? null)
    }),
  /** What patch sets were proposed against, by their ids. */
  bases: (reader: Reader) =>
    oneEach(
      (ids) =>
        reader.read<Pick<PatchSetRecord, 'patchSetId' | 'base'>>(Prisma.sql`
        SELECT patch_set_id::text AS "patchSetId", base FROM patch_set_records WHERE patch_set_id = ANY (${ids}::uuid[])`),
      (row) => row.patchSetId,
    ),
})
