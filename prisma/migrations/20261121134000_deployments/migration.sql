-- Deployments: events that are never changed, and what lists need to know of the latest ones.

CREATE TYPE "deployment_status" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

-- Names a version by what it holds. Only whether two are equal matters, so it may be in any notation. The length is asked
-- apart: a pattern that counts to 128 takes six times as long.
CREATE FUNCTION "valid_content_hash"("hash" TEXT) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT char_length(hash) <= 128 AND hash ~ '^[A-Za-z0-9][A-Za-z0-9:+/=_.-]*$'
$$;

-- Events

CREATE TABLE "deployments" (
  "id" UUID NOT NULL,
  "project_id" UUID NOT NULL,
  "artifact_id" UUID NOT NULL,
  "status" "deployment_status" NOT NULL,
  "content_hash" TEXT,
  "message" TEXT,
  "deployed_by" TEXT NOT NULL,
  "deployed_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "deployments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "deployments_content_hash_check" CHECK (valid_content_hash("content_hash")),
  CONSTRAINT "deployments_message_check" CHECK (char_length("message") BETWEEN 1 AND 2000),
  CONSTRAINT "deployments_deployed_by_check" CHECK (char_length("deployed_by") BETWEEN 1 AND 255),
  -- The years that cursors and the scalar DateTime know, too.
  CONSTRAINT "deployments_deployed_at_check" CHECK (extract(year FROM "deployed_at" AT TIME ZONE 'UTC') BETWEEN 1 AND 9999)
);
-- The same event is recorded once, also when nobody said which version it was about.
CREATE UNIQUE INDEX "deployments_event_key" ON "deployments" ("project_id", "artifact_id", "deployed_at", "status", coalesce("content_hash", ''));
CREATE INDEX "deployments_artifact_id_deployed_at_id_idx" ON "deployments" ("artifact_id", "deployed_at", "id");
CREATE INDEX "deployments_project_id_deployed_at_id_idx" ON "deployments" ("project_id", "deployed_at", "id");

ALTER TABLE "deployments" ADD CONSTRAINT "deployments_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_artifact_id_fkey"
  FOREIGN KEY ("artifact_id") REFERENCES "artifacts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION "refuse_change_of_history"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Deployments are history: none is changed or deleted.';
END $$;
CREATE TRIGGER "deployments_kept" BEFORE UPDATE OR DELETE ON "deployments"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- What is known of an artifact in a project

CREATE TABLE "project_artifacts" (
  "project_id" UUID NOT NULL,
  "artifact_id" UUID NOT NULL,
  "deployment_id" UUID NOT NULL,
  "deployed_at" TIMESTAMPTZ(3) NOT NULL,
  "status" "deployment_status" NOT NULL,
  "success_id" UUID,
  "succeeded_at" TIMESTAMPTZ(3),
  "success_hash" TEXT,
  "reported_at" TIMESTAMPTZ(3),
  "reported_hash" TEXT,
  "reported_gone" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "project_artifacts_pkey" PRIMARY KEY ("project_id", "artifact_id"),
  CONSTRAINT "project_artifacts_success_check"
    CHECK (("success_id" IS NULL) = ("succeeded_at" IS NULL) AND ("success_id" IS NOT NULL OR "success_hash" IS NULL)),
  -- A copy that was reported is gone or has a hash; what was not reported is neither.
  CONSTRAINT "project_artifacts_report_check" CHECK (CASE WHEN "reported_at" IS NULL
    THEN "reported_hash" IS NULL AND NOT "reported_gone" ELSE ("reported_hash" IS NULL) = "reported_gone" END),
  CONSTRAINT "project_artifacts_reported_hash_check" CHECK (valid_content_hash("reported_hash"))
);
CREATE INDEX "project_artifacts_project_id_deployed_at_deployment_id_idx" ON "project_artifacts" ("project_id", "deployed_at", "deployment_id");
CREATE INDEX "project_artifacts_artifact_id_deployed_at_deployment_id_idx" ON "project_artifacts" ("artifact_id", "deployed_at", "deployment_id");

ALTER TABLE "project_artifacts" ADD CONSTRAINT "project_artifacts_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "project_artifacts" ADD CONSTRAINT "project_artifacts_artifact_id_fkey"
  FOREIGN KEY ("artifact_id") REFERENCES "artifacts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The latest and the first event of each artifact of a collection

CREATE TABLE "collection_deployments" (
  "collection_id" UUID NOT NULL,
  "artifact_id" UUID NOT NULL,
  "deployment_id" UUID NOT NULL,
  "deployed_at" TIMESTAMPTZ(3) NOT NULL,
  "status" "deployment_status" NOT NULL,
  "first_id" UUID NOT NULL,
  "first_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "collection_deployments_pkey" PRIMARY KEY ("collection_id", "artifact_id")
);
CREATE INDEX "collection_deployments_collection_id_deployed_at_deployment_idx" ON "collection_deployments" ("collection_id", "deployed_at", "deployment_id");
CREATE INDEX "collection_deployments_collection_id_first_at_first_id_idx" ON "collection_deployments" ("collection_id", "first_at", "first_id");

ALTER TABLE "collection_deployments" ADD CONSTRAINT "collection_deployments_collection_id_artifact_id_fkey"
  FOREIGN KEY ("collection_id", "artifact_id") REFERENCES "collection_memberships" ("collection_id", "artifact_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who writes events holds the locks of their artifacts (FOR UPDATE), and who adds a member waits for these at its foreign
-- key, before the second function runs: so neither misses what the other has written.

CREATE FUNCTION "note_deployments"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO project_artifacts AS known (project_id, artifact_id, deployment_id, deployed_at, status)
    SELECT DISTINCT ON (project_id, artifact_id) project_id, artifact_id, id, deployed_at, status
      FROM added ORDER BY project_id, artifact_id, deployed_at DESC, id DESC
    ON CONFLICT (project_id, artifact_id) DO UPDATE
      SET deployment_id = EXCLUDED.deployment_id, deployed_at = EXCLUDED.deployed_at, status = EXCLUDED.status
      WHERE (known.deployed_at, known.deployment_id) < (EXCLUDED.deployed_at, EXCLUDED.deployment_id);

  -- A success replaces the copy: what was reported before it says nothing any more.
  UPDATE project_artifacts AS known
    SET success_id = latest.id, succeeded_at = latest.deployed_at, success_hash = latest.content_hash,
        reported_at = CASE WHEN reported_at >= latest.deployed_at THEN reported_at END,
        reported_hash = CASE WHEN reported_at >= latest.deployed_at THEN reported_hash END,
        reported_gone = reported_gone AND reported_at >= latest.deployed_at
    FROM (SELECT DISTINCT ON (project_id, artifact_id) * FROM added WHERE status = 'SUCCEEDED'
          ORDER BY project_id, artifact_id, deployed_at DESC, id DESC) AS latest
    WHERE known.project_id = latest.project_id AND known.artifact_id = latest.artifact_id
      AND (success_id IS NULL OR (succeeded_at, success_id) < (latest.deployed_at, latest.id));

  INSERT INTO collection_deployments AS known (collection_id, artifact_id, deployment_id, deployed_at, status, first_id, first_at)
    SELECT m.collection_id, latest.artifact_id, latest.id, latest.deployed_at, latest.status, latest.id, latest.deployed_at
      FROM (SELECT DISTINCT ON (artifact_id) * FROM added ORDER BY artifact_id, deployed_at DESC, id DESC) AS latest
      JOIN collection_memberships m ON m.artifact_id = latest.artifact_id
      ORDER BY m.collection_id, latest.artifact_id
    ON CONFLICT (collection_id, artifact_id) DO UPDATE
      SET deployment_id = EXCLUDED.deployment_id, deployed_at = EXCLUDED.deployed_at, status = EXCLUDED.status
      WHERE (known.deployed_at, known.deployment_id) < (EXCLUDED.deployed_at, EXCLUDED.deployment_id);

  UPDATE collection_deployments AS known SET first_id = earliest.id, first_at = earliest.deployed_at
    FROM (SELECT DISTINCT ON (artifact_id) * FROM added ORDER BY artifact_id, deployed_at, id) AS earliest
    JOIN collection_memberships m ON m.artifact_id = earliest.artifact_id
    WHERE known.collection_id = m.collection_id AND known.artifact_id = m.artifact_id
      AND (earliest.deployed_at, earliest.id) < (first_at, first_id);
  RETURN NULL;
END $$;
CREATE TRIGGER "deployments_inserted" AFTER INSERT ON "deployments"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_deployments();

CREATE FUNCTION "note_deployments_of_members"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO collection_deployments (collection_id, artifact_id, deployment_id, deployed_at, status, first_id, first_at)
    SELECT added.collection_id, added.artifact_id, latest.*, earliest.* FROM added
    CROSS JOIN LATERAL (SELECT id, deployed_at, status FROM deployments d WHERE d.artifact_id = added.artifact_id
      ORDER BY deployed_at DESC, id DESC LIMIT 1) AS latest
    CROSS JOIN LATERAL (SELECT id, deployed_at FROM deployments d WHERE d.artifact_id = added.artifact_id
      ORDER BY deployed_at, id LIMIT 1) AS earliest;
  RETURN NULL;
END $$;
CREATE TRIGGER "collection_memberships_deployed" AFTER INSERT ON "collection_memberships"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_deployments_of_members();
