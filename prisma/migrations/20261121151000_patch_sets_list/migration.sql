-- The list of all patch sets, newest first: of some statuses, and of those that are to make a project.

CREATE INDEX "patch_sets_created_at_id_idx" ON "patch_sets" ("created_at", "id");
CREATE INDEX "patch_sets_status_created_at_id_idx" ON "patch_sets" ("status", "created_at", "id");
CREATE INDEX "patch_sets_without_project_idx" ON "patch_sets" ("created_at", "id") WHERE "project_id" IS NULL;
