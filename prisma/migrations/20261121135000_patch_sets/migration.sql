-- Patch sets: proposed operations on a project and its tasks, and what became of them.

CREATE TYPE "patch_set_status" AS ENUM ('PROPOSED', 'APPLIED', 'REJECTED', 'REVERTED');
CREATE TYPE "patch_set_origin" AS ENUM ('GENERATE', 'REFINE', 'DECOMPOSE', 'CHAT', 'CLIENT');

CREATE TABLE "patch_sets" (
  "id" UUID NOT NULL,
  "project_id" UUID,
  "status" "patch_set_status" NOT NULL DEFAULT 'PROPOSED',
  "origin" "patch_set_origin" NOT NULL,
  "base_version" INTEGER,
  "proposed_by" TEXT NOT NULL,
  "decided_by" TEXT,
  "decided_at" TIMESTAMPTZ(3),
  "reverted_by" TEXT,
  "reverted_at" TIMESTAMPTZ(3),
  "summary" TEXT,
  "operations" JSONB NOT NULL,
  "validation" JSONB,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "patch_sets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "patch_sets_base_version_check" CHECK ("base_version" >= 1),
  CONSTRAINT "patch_sets_proposed_by_check" CHECK (char_length("proposed_by") BETWEEN 1 AND 255),
  CONSTRAINT "patch_sets_decided_by_check" CHECK (char_length("decided_by") BETWEEN 1 AND 255),
  CONSTRAINT "patch_sets_reverted_by_check" CHECK (char_length("reverted_by") BETWEEN 1 AND 255),
  -- Who decided, when, and what was found then belong to each status but the first; who reverted and when to the last.
  CONSTRAINT "patch_sets_decided_check" CHECK (CASE "status"
    WHEN 'PROPOSED' THEN num_nonnulls("decided_by", "decided_at", "validation") = 0
    ELSE num_nulls("decided_by", "decided_at", "validation") = 0 END),
  CONSTRAINT "patch_sets_reverted_check" CHECK (CASE "status"
    WHEN 'REVERTED' THEN num_nulls("reverted_by", "reverted_at") = 0
    ELSE num_nonnulls("reverted_by", "reverted_at") = 0 END),
  CONSTRAINT "patch_sets_applied_check" CHECK ("status" NOT IN ('APPLIED', 'REVERTED') OR "project_id" IS NOT NULL),
  CONSTRAINT "patch_sets_summary_check" CHECK (char_length("summary") <= 2000),
  CONSTRAINT "patch_sets_operations_check" CHECK (CASE jsonb_typeof("operations")
    WHEN 'array' THEN jsonb_array_length("operations") BETWEEN 1 AND 500 ELSE FALSE END),
  CONSTRAINT "patch_sets_validation_check" CHECK (jsonb_typeof("validation") = 'object'),
  CONSTRAINT "patch_sets_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "patch_sets_project_id_created_at_id_idx" ON "patch_sets" ("project_id", "created_at", "id");

CREATE TABLE "patch_set_records" (
  "patch_set_id" UUID NOT NULL,
  "base" JSONB NOT NULL,
  "applied" JSONB,
  CONSTRAINT "patch_set_records_pkey" PRIMARY KEY ("patch_set_id"),
  CONSTRAINT "patch_set_records_base_check" CHECK (jsonb_typeof("base") = 'object'),
  CONSTRAINT "patch_set_records_applied_check" CHECK (jsonb_typeof("applied") = 'object')
);

ALTER TABLE "patch_sets" ADD CONSTRAINT "patch_sets_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "patch_set_records" ADD CONSTRAINT "patch_set_records_patch_set_id_fkey"
  FOREIGN KEY ("patch_set_id") REFERENCES "patch_sets" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
