DROP TABLE "group_memberships", "collection_memberships", "artifact_contents", "artifacts", "scans", "source_details", "sources", "groups", "collections";
DROP FUNCTION "count_collection_memberships"(), "count_group_memberships"(), "count_groups"(), "count_source_artifacts"();
DROP FUNCTION "search_words"(TEXT, TEXT, TEXT[]), "valid_name"(TEXT, INTEGER), "valid_tags"(TEXT[]);
DROP TYPE "artifact_type", "artifact_state", "trust_level", "scan_status";
