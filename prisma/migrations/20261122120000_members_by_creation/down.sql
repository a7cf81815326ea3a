DROP TRIGGER "artifacts_creation_changed" ON "artifacts";
DROP FUNCTION "tell_members_creation"();
DROP TRIGGER "collection_memberships_creation_kept" ON "collection_memberships";
DROP FUNCTION "keep_member_creation"();
DROP INDEX "collection_memberships_by_creation_idx";
ALTER TABLE "collection_memberships" DROP COLUMN "artifact_created_at";
