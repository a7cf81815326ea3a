DROP TRIGGER "sources_trust_level_updated" ON "sources";
DROP FUNCTION "keep_search_of_trust_level"();
DROP INDEX "artifacts_search_tags_idx";
DROP FUNCTION "search_of_names"(TEXT[]), "search_query"(TEXT[]);

DROP TRIGGER "artifacts_search_updated" ON "artifacts";
CREATE TRIGGER "artifacts_search_updated" BEFORE UPDATE ON "artifacts"
  FOR EACH ROW WHEN ((NEW.name, NEW.title, NEW.description, NEW.tags) IS DISTINCT FROM (OLD.name, OLD.title, OLD.description, OLD.tags))
  EXECUTE FUNCTION keep_artifact_search();
CREATE OR REPLACE FUNCTION "keep_artifact_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.name, NEW.title, NEW.description, NEW.tags);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "search_vector"("name" TEXT, "title" TEXT, "description" TEXT, "tags" TEXT[]) RETURNS TSVECTOR
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  called TEXT := search_text(concat_ws(' ', name, title));
  told TEXT := search_text(coalesce(description, ''));
  names TSVECTOR := to_tsvector('pg_catalog.simple', called);
BEGIN
  RETURN setweight(names || to_tsvector('pg_catalog.english', called), 'A')
      || setweight(to_tsvector('pg_catalog.simple', search_text(coalesce(array_to_string(tags, ' '), ''))), 'B')
      || setweight(to_tsvector('pg_catalog.simple', told) || to_tsvector('pg_catalog.english', told), 'C')
      || array_to_tsvector(ARRAY(SELECT '=' || word FROM unnest(tsvector_to_array(names)) AS word));
END $$;

CREATE FUNCTION "search_of_names"("words" TSQUERY) RETURNS TSQUERY
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(words::text, '''([^'']+)''', '''=\1''', 'g')::tsquery
$$;

UPDATE "artifacts" SET "search" = search_vector("name", "title", "description", "tags");
UPDATE "collections" SET "search" = search_vector("name", NULL, "description", NULL);
UPDATE "projects" SET "search" = search_vector("name", NULL, "description", "tags");
UPDATE "tasks" SET "search" = search_vector("title", NULL, "description", "tags");
UPDATE "sources" SET "search" = search_vector("owner" || '/' || "repository", NULL,
  (SELECT "repository_description" FROM "source_details" WHERE "source_id" = "id"), "tags");

CREATE INDEX "artifacts_search_idx" ON "artifacts" USING GIN ("search");
CREATE INDEX "artifacts_tags_idx" ON "artifacts" USING GIN ("tags");
