ALTER TABLE "artifacts"
  DROP CONSTRAINT "artifacts_exclusion_texts_check", DROP CONSTRAINT "artifacts_exclusion_check",
  DROP COLUMN "gone_upstream", DROP COLUMN "exclusion_reason", DROP COLUMN "excluded_by", DROP COLUMN "excluded_at";
ALTER TABLE "scans"
  DROP CONSTRAINT "scans_not_before_check", DROP CONSTRAINT "scans_attempt_check",
  DROP COLUMN "not_before", DROP COLUMN "attempt";
DROP TABLE "event_horizon", "events";
-- The queue of jobs keeps its tables in a schema of its own.
DROP SCHEMA IF EXISTS "jobs" CASCADE;
