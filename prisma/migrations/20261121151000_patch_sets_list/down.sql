DROP INDEX "patch_sets_created_at_id_idx", "patch_sets_status_created_at_id_idx", "patch_sets_without_project_idx";
