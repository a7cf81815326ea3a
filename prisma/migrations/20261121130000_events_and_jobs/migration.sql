-- What clients watch, scans that are jobs, and artifacts that a person excludes.

-- Events: written in the transaction of the change that they tell of, read by whoever watches their topic.
CREATE TABLE "events" (
  "id" BIGSERIAL NOT NULL,
  "topic" TEXT NOT NULL,
  "payload" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "events_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "events_topic_check" CHECK (char_length("topic") BETWEEN 1 AND 200)
);
CREATE INDEX "events_topic_id_idx" ON "events" ("topic", "id");

-- How far events have been swept away: one row, the highest id that is gone.
CREATE TABLE "event_horizon" (
  "one" BOOLEAN NOT NULL DEFAULT true,
  "swept_id" BIGINT NOT NULL,
  CONSTRAINT "event_horizon_pkey" PRIMARY KEY ("one"),
  CONSTRAINT "event_horizon_one_check" CHECK ("one")
);

-- Scans: how often one was begun, and when it may be at the earliest.
ALTER TABLE "scans"
  ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "not_before" TIMESTAMPTZ(3),
  ADD CONSTRAINT "scans_attempt_check" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "scans_not_before_check" CHECK ("not_before" IS NULL OR "status" = 'PENDING');

-- Artifacts: who excluded one, when and why, and whether it has gone upstream meanwhile.
ALTER TABLE "artifacts"
  ADD COLUMN "excluded_at" TIMESTAMPTZ(3),
  ADD COLUMN "excluded_by" TEXT,
  ADD COLUMN "exclusion_reason" TEXT,
  ADD COLUMN "gone_upstream" BOOLEAN NOT NULL DEFAULT false;
UPDATE "artifacts" SET "excluded_at" = "updated_at", "excluded_by" = 'local' WHERE "state" = 'EXCLUDED';
ALTER TABLE "artifacts"
  ADD CONSTRAINT "artifacts_exclusion_check" CHECK (CASE "state"
    WHEN 'EXCLUDED' THEN "excluded_at" IS NOT NULL AND "excluded_by" IS NOT NULL
    ELSE "excluded_at" IS NULL AND "excluded_by" IS NULL AND "exclusion_reason" IS NULL AND NOT "gone_upstream" END),
  ADD CONSTRAINT "artifacts_exclusion_texts_check"
    CHECK (char_length("excluded_by") BETWEEN 1 AND 255 AND char_length("exclusion_reason") BETWEEN 1 AND 2000);
