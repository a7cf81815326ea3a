DROP INDEX "artifacts_active_idx";
DROP TRIGGER "source_details_search_inserted" ON "source_details";
DROP TRIGGER "source_details_search_updated" ON "source_details";
DROP TRIGGER "source_details_search_deleted" ON "source_details";
DROP TRIGGER "sources_search_inserted" ON "sources";
DROP TRIGGER "sources_search_updated" ON "sources";
DROP TRIGGER "collections_search_inserted" ON "collections";
DROP TRIGGER "collections_search_updated" ON "collections";
DROP TRIGGER "artifacts_search_inserted" ON "artifacts";
DROP TRIGGER "artifacts_search_updated" ON "artifacts";
DROP FUNCTION "keep_search_of_details"(), "keep_source_search"(), "keep_collection_search"(), "keep_artifact_search"();
ALTER TABLE "sources" DROP COLUMN "search";
ALTER TABLE "collections" DROP COLUMN "search";
ALTER TABLE "artifacts" DROP COLUMN "search";
DROP FUNCTION "search_of_names"(TSQUERY), "search_vector"(TEXT, TEXT, TEXT, TEXT[]), "search_text"(TEXT);

CREATE INDEX "collections_search_idx" ON "collections" USING GIN (search_words("name", "description", '{}'));
CREATE INDEX "sources_search_idx" ON "sources" USING GIN (search_words("owner" || '/' || "repository", NULL, "tags"));
CREATE INDEX "artifacts_search_idx" ON "artifacts" USING GIN (search_words("name", "description", "tags"));
