-- Words of search stand in the row: made when it is written, not for every row that a search finds. A trigger keeps them,
-- because Prisma takes a generated column for one that ought not to be there.

DROP INDEX "artifacts_search_idx", "collections_search_idx", "sources_search_idx";
-- The function search_words stays, for lists that are too short to need the column.

-- Words as search takes them: every sign of ASCII parts them, and a name in camelCase is there whole and in its parts.
-- In PL/pgSQL, here and below: a function in SQL would be planned anew for every row that a trigger calls it for.
CREATE FUNCTION "search_text"("text" TEXT) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE words TEXT COLLATE "C" := translate(text, '_-./<>&@:~+%#?=\$!"''()*,;[]^`{|}', repeat(' ', 40));
BEGIN
  IF words !~ '[a-z0-9][A-Z]' THEN RETURN words; END IF;
  RETURN words || ' ' || regexp_replace(regexp_replace(words, '([a-z0-9])([A-Z])', '\1 \2', 'g'), '([A-Z])([A-Z][a-z])', '\1 \2', 'g');
END $$;

-- What search looks through. Every word stands twice, as it is (so that its beginning finds it) and by its English stem.
-- Names and titles weigh most, then tags, then descriptions. Their words are there once more as `=word`, so that the index
-- finds the few things that are called by a word which stands in thousands of descriptions.
CREATE FUNCTION "search_vector"("name" TEXT, "title" TEXT, "description" TEXT, "tags" TEXT[]) RETURNS TSVECTOR
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  called TEXT := search_text(concat_ws(' ', name, title));
  told TEXT := search_text(coalesce(description, ''));
BEGIN
  RETURN setweight(to_tsvector('pg_catalog.simple', called) || to_tsvector('pg_catalog.english', called), 'A')
      || setweight(to_tsvector('pg_catalog.simple', search_text(coalesce(array_to_string(tags, ' '), ''))), 'B')
      || setweight(to_tsvector('pg_catalog.simple', told) || to_tsvector('pg_catalog.english', told), 'C')
      || array_to_tsvector(ARRAY(SELECT '=' || word FROM unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', called))) AS word));
END $$;

-- The question for names and titles alone that asks for the same words.
CREATE FUNCTION "search_of_names"("words" TSQUERY) RETURNS TSQUERY
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(words::text, '''([^'']+)''', '''=\1''', 'g')::tsquery
$$;

ALTER TABLE "artifacts" ADD COLUMN "search" TSVECTOR;
ALTER TABLE "collections" ADD COLUMN "search" TSVECTOR;
ALTER TABLE "sources" ADD COLUMN "search" TSVECTOR;

UPDATE "artifacts" SET "search" = search_vector("name", "title", "description", "tags");
UPDATE "collections" SET "search" = search_vector("name", NULL, "description", NULL);
UPDATE "sources" SET "search" = search_vector("owner" || '/' || "repository", NULL,
  (SELECT "repository_description" FROM "source_details" WHERE "source_id" = "id"), "tags");

CREATE INDEX "artifacts_search_idx" ON "artifacts" USING GIN ("search");
CREATE INDEX "collections_search_idx" ON "collections" USING GIN ("search");
CREATE INDEX "sources_search_idx" ON "sources" USING GIN ("search");

-- Updates that change none of the words, as most of a rescan are, keep them.
CREATE FUNCTION "keep_artifact_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.name, NEW.title, NEW.description, NEW.tags);
  RETURN NEW;
END $$;
CREATE TRIGGER "artifacts_search_inserted" BEFORE INSERT ON "artifacts"
  FOR EACH ROW EXECUTE FUNCTION keep_artifact_search();
CREATE TRIGGER "artifacts_search_updated" BEFORE UPDATE ON "artifacts"
  FOR EACH ROW WHEN ((NEW.name, NEW.title, NEW.description, NEW.tags) IS DISTINCT FROM (OLD.name, OLD.title, OLD.description, OLD.tags))
  EXECUTE FUNCTION keep_artifact_search();

CREATE FUNCTION "keep_collection_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.name, NULL, NEW.description, NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER "collections_search_inserted" BEFORE INSERT ON "collections"
  FOR EACH ROW EXECUTE FUNCTION keep_collection_search();
CREATE TRIGGER "collections_search_updated" BEFORE UPDATE ON "collections"
  FOR EACH ROW WHEN ((NEW.name, NEW.description) IS DISTINCT FROM (OLD.name, OLD.description))
  EXECUTE FUNCTION keep_collection_search();

CREATE FUNCTION "keep_source_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.owner || '/' || NEW.repository, NULL,
    (SELECT repository_description FROM source_details WHERE source_id = NEW.id), NEW.tags);
  RETURN NEW;
END $$;
CREATE TRIGGER "sources_search_inserted" BEFORE INSERT ON "sources"
  FOR EACH ROW EXECUTE FUNCTION keep_source_search();
CREATE TRIGGER "sources_search_updated" BEFORE UPDATE ON "sources"
  FOR EACH ROW WHEN ((NEW.owner, NEW.repository, NEW.tags) IS DISTINCT FROM (OLD.owner, OLD.repository, OLD.tags))
  EXECUTE FUNCTION keep_source_search();

-- What GitHub says about a repository is found with its source.
CREATE FUNCTION "keep_search_of_details"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sources SET search = search_vector(owner || '/' || repository, NULL,
      CASE TG_OP WHEN 'DELETE' THEN NULL ELSE NEW.repository_description END, tags)
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.source_id ELSE NEW.source_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER "source_details_search_inserted" AFTER INSERT ON "source_details"
  FOR EACH ROW WHEN (NEW.repository_description IS NOT NULL) EXECUTE FUNCTION keep_search_of_details();
CREATE TRIGGER "source_details_search_updated" AFTER UPDATE ON "source_details"
  FOR EACH ROW WHEN (NEW.repository_description IS DISTINCT FROM OLD.repository_description)
  EXECUTE FUNCTION keep_search_of_details();
CREATE TRIGGER "source_details_search_deleted" AFTER DELETE ON "source_details"
  FOR EACH ROW WHEN (OLD.repository_description IS NOT NULL) EXECUTE FUNCTION keep_search_of_details();

-- How many of each type a source has is read from the index alone.
CREATE INDEX "artifacts_active_idx" ON "artifacts" ("source_id", "type") WHERE "state" = 'ACTIVE';
