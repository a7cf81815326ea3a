DROP TRIGGER "artifacts_blobs_updated" ON "artifacts";
DROP TRIGGER "artifacts_blobs_deleted" ON "artifacts";
DROP FUNCTION "evict_blobs"();
-- What was kept by blob goes back to its artifacts.
INSERT INTO "artifact_contents" ("artifact_id", "text")
  SELECT a."id", b."text" FROM "artifacts" a JOIN "blobs" b ON b."hash" = a."content_blob" WHERE b."text" IS NOT NULL
  ON CONFLICT DO NOTHING;
ALTER TABLE "artifacts" DROP COLUMN "content_blob";
DROP TABLE "blobs";
ALTER TABLE "source_details" DROP COLUMN "readme_commit";
DROP TABLE "source_readings";
