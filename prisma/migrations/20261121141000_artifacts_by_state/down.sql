DROP INDEX "artifacts_inactive_idx";
