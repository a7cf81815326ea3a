-- Drafts: patch sets that are open until the planner has written into them. And calls of the planner know until when they
-- can run and what was set aside for them, so that those of processes that died can be ended.

ALTER TABLE "planner_calls" ADD COLUMN "reserved_tokens" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "expires_at" TIMESTAMPTZ(3);
UPDATE "planner_calls" SET "expires_at" = "started_at" + interval '1 hour';
ALTER TABLE "planner_calls" ALTER COLUMN "expires_at" SET NOT NULL;
ALTER TABLE "planner_calls" ADD CONSTRAINT "planner_calls_reserved_tokens_check" CHECK ("reserved_tokens" >= 0);
ALTER TABLE "planner_calls" ADD CONSTRAINT "planner_calls_expires_check" CHECK ("expires_at" > "started_at");
CREATE INDEX "planner_calls_started_at_idx" ON "planner_calls" ("started_at");
CREATE INDEX "planner_calls_running_idx" ON "planner_calls" ("expires_at") WHERE "outcome" = 'RUNNING';

-- A value that is added to a type cannot be used in the same transaction; a new type can.
ALTER TABLE "patch_sets" DROP CONSTRAINT "patch_sets_decided_check", DROP CONSTRAINT "patch_sets_reverted_check",
  DROP CONSTRAINT "patch_sets_applied_check", DROP CONSTRAINT "patch_sets_operations_check", ALTER COLUMN "status" DROP DEFAULT;
ALTER TYPE "patch_set_status" RENAME TO "patch_set_status_without_drafts";
CREATE TYPE "patch_set_status" AS ENUM ('DRAFT', 'PROPOSED', 'APPLIED', 'REJECTED', 'REVERTED');
ALTER TABLE "patch_sets" ALTER COLUMN "status" TYPE "patch_set_status" USING "status"::text::"patch_set_status";
ALTER TABLE "patch_sets" ALTER COLUMN "status" SET DEFAULT 'PROPOSED', ADD COLUMN "planner_call_id" UUID;
DROP TYPE "patch_set_status_without_drafts";

ALTER TABLE "patch_sets"
  -- Who decided, when, and what was found then belong to what was decided; who reverted and when to the last status.
  ADD CONSTRAINT "patch_sets_decided_check" CHECK (CASE WHEN "status" IN ('DRAFT', 'PROPOSED')
    THEN num_nonnulls("decided_by", "decided_at", "validation") = 0
    ELSE num_nulls("decided_by", "decided_at", "validation") = 0 END),
  ADD CONSTRAINT "patch_sets_reverted_check" CHECK (CASE "status"
    WHEN 'REVERTED' THEN num_nulls("reverted_by", "reverted_at") = 0
    ELSE num_nonnulls("reverted_by", "reverted_at") = 0 END),
  ADD CONSTRAINT "patch_sets_applied_check" CHECK ("status" NOT IN ('APPLIED', 'REVERTED') OR "project_id" IS NOT NULL),
  -- A draft can be rejected before there is anything in it.
  ADD CONSTRAINT "patch_sets_operations_check" CHECK (CASE jsonb_typeof("operations") WHEN 'array' THEN
    jsonb_array_length("operations") BETWEEN CASE WHEN "status" IN ('DRAFT', 'REJECTED') THEN 0 ELSE 1 END AND 500
    ELSE FALSE END),
  -- Only a draft is written into; one that nobody writes into is empty.
  ADD CONSTRAINT "patch_sets_draft_check" CHECK (CASE
    WHEN "status" <> 'DRAFT' THEN "planner_call_id" IS NULL
    ELSE "planner_call_id" IS NOT NULL OR ("operations" = '[]' AND "summary" IS NULL) END);
CREATE UNIQUE INDEX "patch_sets_planner_call_id_key" ON "patch_sets" ("planner_call_id");
CREATE INDEX "patch_sets_drafts_idx" ON "patch_sets" ("updated_at") WHERE "status" = 'DRAFT';
ALTER TABLE "patch_sets" ADD CONSTRAINT "patch_sets_planner_call_id_fkey"
  FOREIGN KEY ("planner_call_id") REFERENCES "planner_calls" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
