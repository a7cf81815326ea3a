DROP TRIGGER "collection_memberships_deployed" ON "collection_memberships";
DROP TABLE "collection_deployments", "project_artifacts", "deployments";
DROP FUNCTION "note_deployments_of_members"(), "note_deployments"(), "refuse_change_of_history"(), "valid_content_hash"(TEXT);
DROP TYPE "deployment_status";
