-- Scans that ask only whether something has changed, and texts kept by what they are instead of by whose they are.

CREATE TABLE "source_readings" (
  "source_id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "root_folder" TEXT,
  "rules" INTEGER NOT NULL,
  "owner" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "license" TEXT,
  "commit" TEXT NOT NULL,
  "repository_tag" TEXT,
  "commit_tag" TEXT,
  CONSTRAINT "source_readings_pkey" PRIMARY KEY ("source_id"),
  CONSTRAINT "source_readings_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "source_readings_license_check" CHECK (char_length("license") BETWEEN 1 AND 255),
  CONSTRAINT "source_readings_commit_check" CHECK ("commit" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$')
);
ALTER TABLE "source_readings" ADD CONSTRAINT "source_readings_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "sources" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "source_details" ADD COLUMN "readme_commit" TEXT,
  ADD CONSTRAINT "source_details_readme_commit_check" CHECK ("readme_commit" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$');

CREATE TABLE "blobs" (
  "hash" TEXT NOT NULL,
  "text" TEXT,
  CONSTRAINT "blobs_pkey" PRIMARY KEY ("hash"),
  CONSTRAINT "blobs_hash_check" CHECK ("hash" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$'),
  CONSTRAINT "blobs_text_check" CHECK (octet_length("text") <= 1048576)
);

ALTER TABLE "artifacts" ADD COLUMN "content_blob" TEXT,
  ADD CONSTRAINT "artifacts_content_blob_check" CHECK ("content_blob" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$');
CREATE INDEX "artifacts_content_blob_idx" ON "artifacts" ("content_blob");

-- The database cannot reckon Git's hashes. No source has been read by these rules yet, so the next scan of each brings its texts.
DELETE FROM "artifact_contents" USING "artifacts" WHERE "artifacts"."id" = "artifact_id" AND "detected_at" IS NOT NULL;

-- A text that no artifact shows any more goes. Two transactions that take it up and give it up at once may lose one that
-- is wanted: it is fetched again.
CREATE FUNCTION "evict_blobs"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM blobs WHERE hash IN (SELECT content_blob FROM before)
    AND NOT EXISTS (SELECT FROM artifacts WHERE content_blob = hash);
  RETURN NULL;
END $$;
CREATE TRIGGER "artifacts_blobs_deleted" AFTER DELETE ON "artifacts"
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION evict_blobs();
CREATE TRIGGER "artifacts_blobs_updated" AFTER UPDATE ON "artifacts"
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION evict_blobs();
