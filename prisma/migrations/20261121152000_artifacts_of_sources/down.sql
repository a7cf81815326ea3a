DROP INDEX "artifacts_active_source_idx";
