-- A membership has the time of its artifact's creation, so that an index has the members of a collection in the order in which
-- artifacts are listed. Otherwise a page of those that are in a collection is found by looking every member up.

-- Whoever writes both tables locks artifacts first, and a process that has not stopped yet may do so meanwhile.
LOCK TABLE "artifacts" IN SHARE ROW EXCLUSIVE MODE;
ALTER TABLE "collection_memberships" ADD COLUMN "artifact_created_at" TIMESTAMPTZ(3);
UPDATE "collection_memberships" AS m SET "artifact_created_at" = a."created_at" FROM "artifacts" AS a WHERE a."id" = m."artifact_id";
ALTER TABLE "collection_memberships" ALTER COLUMN "artifact_created_at" SET DEFAULT CURRENT_TIMESTAMP, ALTER COLUMN "artifact_created_at" SET NOT NULL;
CREATE INDEX "collection_memberships_by_creation_idx" ON "collection_memberships" ("collection_id", "artifact_created_at", "artifact_id");

-- Whatever a statement says of it, it is the artifact's. There may be no such artifact: that is for the foreign key to say.
CREATE FUNCTION "keep_member_creation"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.artifact_created_at := coalesce((SELECT created_at FROM artifacts WHERE id = NEW.artifact_id), NEW.artifact_created_at);
  RETURN NEW;
END $$;
CREATE TRIGGER "collection_memberships_creation_kept" BEFORE INSERT OR UPDATE OF "artifact_id", "artifact_created_at"
  ON "collection_memberships" FOR EACH ROW EXECUTE FUNCTION keep_member_creation();

-- Larder never changes it; a person who mends data may. What is linked while that is not committed keeps the time from before:
-- mend it with UPDATE collection_memberships SET artifact_created_at = now() WHERE artifact_id = …, which sets it to the artifact's.
CREATE FUNCTION "tell_members_creation"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE collection_memberships SET artifact_created_at = NEW.created_at WHERE artifact_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "artifacts_creation_changed" AFTER UPDATE OF "created_at" ON "artifacts"
  FOR EACH ROW WHEN (NEW.created_at <> OLD.created_at) EXECUTE FUNCTION tell_members_creation();
