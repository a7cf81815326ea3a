-- The planner: conversations with it, what it was asked, and how much of it everybody has used.

CREATE TYPE "message_author" AS ENUM ('PERSON', 'PLANNER');
CREATE TYPE "planner_task" AS ENUM ('GENERATE', 'REFINE', 'DECOMPOSE', 'CHAT');
CREATE TYPE "planner_outcome" AS ENUM ('RUNNING', 'SUCCEEDED', 'FAILED');

CREATE TABLE "conversations" (
  "id" UUID NOT NULL,
  "project_id" UUID,
  "created_by" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "conversations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "conversations_created_by_check" CHECK (char_length("created_by") BETWEEN 1 AND 255),
  CONSTRAINT "conversations_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "conversations_project_id_id_idx" ON "conversations" ("project_id", "id");

CREATE TABLE "messages" (
  "id" UUID NOT NULL,
  "conversation_id" UUID NOT NULL,
  "author" "message_author" NOT NULL,
  "text" TEXT NOT NULL,
  "patch_set_id" UUID,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "messages_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "messages_text_check" CHECK (char_length("text") BETWEEN 1 AND 100000),
  CONSTRAINT "messages_patch_set_check" CHECK ("patch_set_id" IS NULL OR "author" = 'PLANNER'),
  CONSTRAINT "messages_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "messages_conversation_id_id_idx" ON "messages" ("conversation_id", "id");
CREATE INDEX "messages_patch_set_id_idx" ON "messages" ("patch_set_id");

CREATE TABLE "planner_calls" (
  "id" UUID NOT NULL,
  "actor_id" TEXT NOT NULL,
  "task" "planner_task" NOT NULL,
  "provider" TEXT NOT NULL,
  "model" TEXT,
  "prompt_hash" TEXT NOT NULL,
  "outcome" "planner_outcome" NOT NULL DEFAULT 'RUNNING',
  "failure" TEXT,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "input_tokens" INTEGER NOT NULL DEFAULT 0,
  "output_tokens" INTEGER NOT NULL DEFAULT 0,
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "planner_calls_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "planner_calls_actor_id_check" CHECK (char_length("actor_id") BETWEEN 1 AND 255),
  CONSTRAINT "planner_calls_provider_check" CHECK ("provider" ~ '^[a-z-]{1,50}$'),
  CONSTRAINT "planner_calls_model_check" CHECK (char_length("model") BETWEEN 1 AND 200),
  CONSTRAINT "planner_calls_prompt_hash_check" CHECK ("prompt_hash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "planner_calls_failure_check" CHECK (("failure" IS NOT NULL) = ("outcome" = 'FAILED') AND ("failure" IS NULL OR "failure" ~ '^[A-Z_]{1,50}$')),
  CONSTRAINT "planner_calls_finished_check" CHECK (("finished_at" IS NULL) = ("outcome" = 'RUNNING')),
  CONSTRAINT "planner_calls_counts_check" CHECK ("attempts" >= 0 AND "input_tokens" >= 0 AND "output_tokens" >= 0)
);
CREATE INDEX "planner_calls_actor_id_started_at_idx" ON "planner_calls" ("actor_id", "started_at");

-- Those of some times that are less than a minute ago.
CREATE FUNCTION "recent_calls"("calls" TIMESTAMPTZ[]) RETURNS TIMESTAMPTZ[]
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT call FROM unnest(calls) AS call WHERE call > clock_timestamp() - interval '1 minute' ORDER BY call)
$$;

-- One row a person: taken from in one statement, so that limits hold across processes.
CREATE TABLE "planner_allowances" (
  "actor_id" TEXT NOT NULL,
  "calls" TIMESTAMPTZ(3)[],
  "day" DATE NOT NULL,
  "tokens" INTEGER NOT NULL,
  CONSTRAINT "planner_allowances_pkey" PRIMARY KEY ("actor_id"),
  CONSTRAINT "planner_allowances_actor_id_check" CHECK (char_length("actor_id") BETWEEN 1 AND 255),
  CONSTRAINT "planner_allowances_calls_check" CHECK ("calls" IS NOT NULL AND cardinality("calls") <= 1000),
  CONSTRAINT "planner_allowances_tokens_check" CHECK ("tokens" >= 0)
);

ALTER TABLE "conversations" ADD CONSTRAINT "conversations_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_fkey"
  FOREIGN KEY ("conversation_id") REFERENCES "conversations" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "messages" ADD CONSTRAINT "messages_patch_set_id_fkey"
  FOREIGN KEY ("patch_set_id") REFERENCES "patch_sets" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
