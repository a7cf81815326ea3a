DELETE FROM "patch_sets" WHERE "status" = 'DRAFT' OR "operations" = '[]';
ALTER TABLE "patch_sets" DROP CONSTRAINT "patch_sets_decided_check", DROP CONSTRAINT "patch_sets_reverted_check",
  DROP CONSTRAINT "patch_sets_applied_check", DROP CONSTRAINT "patch_sets_operations_check",
  DROP CONSTRAINT "patch_sets_draft_check", ALTER COLUMN "status" DROP DEFAULT;
DROP INDEX "patch_sets_drafts_idx";
ALTER TABLE "patch_sets" DROP COLUMN "planner_call_id";
ALTER TYPE "patch_set_status" RENAME TO "patch_set_status_with_drafts";
CREATE TYPE "patch_set_status" AS ENUM ('PROPOSED', 'APPLIED', 'REJECTED', 'REVERTED');
ALTER TABLE "patch_sets" ALTER COLUMN "status" TYPE "patch_set_status" USING "status"::text::"patch_set_status";
ALTER TABLE "patch_sets" ALTER COLUMN "status" SET DEFAULT 'PROPOSED';
DROP TYPE "patch_set_status_with_drafts";
ALTER TABLE "patch_sets"
  ADD CONSTRAINT "patch_sets_decided_check" CHECK (CASE "status"
    WHEN 'PROPOSED' THEN num_nonnulls("decided_by", "decided_at", "validation") = 0
    ELSE num_nulls("decided_by", "decided_at", "validation") = 0 END),
  ADD CONSTRAINT "patch_sets_reverted_check" CHECK (CASE "status"
    WHEN 'REVERTED' THEN num_nulls("reverted_by", "reverted_at") = 0
    ELSE num_nonnulls("reverted_by", "reverted_at") = 0 END),
  ADD CONSTRAINT "patch_sets_applied_check" CHECK ("status" NOT IN ('APPLIED', 'REVERTED') OR "project_id" IS NOT NULL),
  ADD CONSTRAINT "patch_sets_operations_check" CHECK (CASE jsonb_typeof("operations")
    WHEN 'array' THEN jsonb_array_length("operations") BETWEEN 1 AND 500 ELSE FALSE END);

DROP INDEX "planner_calls_started_at_idx", "planner_calls_running_idx";
ALTER TABLE "planner_calls" DROP COLUMN "reserved_tokens", DROP COLUMN "expires_at";
