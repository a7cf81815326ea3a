-- Every beginning of a word in a name is a word of search itself. So what is called by the beginning of a word is found by
-- looking one word up, and of several words the index skips along the rarest. Of a beginning that it has to look for, it
-- collects every match before it looks at the other words.
CREATE OR REPLACE FUNCTION "search_vector"("name" TEXT, "title" TEXT, "description" TEXT, "tags" TEXT[]) RETURNS TSVECTOR
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  called TEXT := search_text(concat_ws(' ', name, title));
  told TEXT := search_text(coalesce(description, ''));
  names TSVECTOR := to_tsvector('pg_catalog.simple', called);
  word TEXT;
  beginnings TEXT[] := '{}';
BEGIN
  FOREACH word IN ARRAY tsvector_to_array(names) LOOP
    -- Longer beginnings are asked for by their first 32 characters; see search_of_names.
    FOR letters IN 1 .. least(char_length(word), 32) LOOP
      beginnings := beginnings || ('=' || left(word, letters));
    END LOOP;
  END LOOP;
  RETURN setweight(names || to_tsvector('pg_catalog.english', called), 'A')
      || setweight(to_tsvector('pg_catalog.simple', search_text(coalesce(array_to_string(tags, ' '), ''))), 'B')
      || setweight(to_tsvector('pg_catalog.simple', told) || to_tsvector('pg_catalog.english', told), 'C')
      || array_to_tsvector(beginnings);
END $$;

-- What a search asks for its words, anywhere: each has to be there as the beginning of a word, by its English stem or, of a name
-- in camelCase, by its parts. A word that is its own stem is asked for once, for the index would collect what has it twice.
CREATE FUNCTION "search_query"("words" TEXT[]) RETURNS TSQUERY
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  word TEXT COLLATE "C";
  stem TSQUERY;
  asked TSQUERY;
  every TSQUERY;
BEGIN
  FOREACH word IN ARRAY words LOOP
    stem := plainto_tsquery('pg_catalog.english', word);
    asked := to_tsquery('pg_catalog.simple', word || ':*');
    IF stem <> plainto_tsquery('pg_catalog.simple', word) THEN
      asked := stem || asked;
    END IF;
    -- As search_text cuts it.
    IF word ~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]' THEN
      word := regexp_replace(regexp_replace(word, '([a-z0-9])([A-Z])', '\1 \2', 'g'), '([A-Z])([A-Z][a-z])', '\1 \2', 'g');
      asked := asked || to_tsquery('pg_catalog.simple', replace(word, ' ', ':* & ') || ':*');
    END IF;
    IF numnode(asked) > 0 THEN
      every := coalesce(every && asked, asked);
    END IF;
  END LOOP;
  RETURN every;
END $$;

-- What it asks for them in names and titles alone, as beginnings of words. Of a word with more than 32 characters it asks for
-- these, and who asks looks whether the rest is there.
DROP FUNCTION "search_of_names"(TSQUERY);
CREATE FUNCTION "search_of_names"("words" TEXT[]) RETURNS TSQUERY
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN regexp_replace(to_tsquery('pg_catalog.simple', array_to_string(words, ' & '))::text, '''([^'']{1,32})[^'']*''', '''=\1''', 'g');
END $$;

-- The type of an artifact and the trust level of its source are words of it, too: `#SKILL`, `#BASIC`. So words, types, trust
-- levels and tags together are looked up in one index, which skips along the rarest of them; from several indexes everything
-- that each of them finds is collected first.
CREATE OR REPLACE FUNCTION "keep_artifact_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  facets TEXT[] := ARRAY['#' || NEW.type];
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Who adds artifacts to a source has locked it before. A change of its level waits for them, or they for it.
    facets := facets || ARRAY(SELECT '#' || trust_level FROM sources WHERE id = NEW.source_id FOR NO KEY UPDATE);
  ELSIF NEW.source_id IS NOT NULL THEN
    -- Who changes one of them has not: its level stays what the source's last change has made it.
    facets := facets || ARRAY(SELECT word FROM unnest(tsvector_to_array(OLD.search)) AS word
      WHERE word IN ('#UNTRUSTED', '#BASIC', '#VERIFIED', '#OFFICIAL'));
  END IF;
  NEW.search := search_vector(NEW.name, NEW.title, NEW.description, NEW.tags) || array_to_tsvector(facets);
  RETURN NEW;
END $$;
DROP TRIGGER "artifacts_search_updated" ON "artifacts";
CREATE TRIGGER "artifacts_search_updated" BEFORE UPDATE ON "artifacts"
  FOR EACH ROW WHEN ((NEW.name, NEW.title, NEW.description, NEW.tags, NEW.type, NEW.source_id)
    IS DISTINCT FROM (OLD.name, OLD.title, OLD.description, OLD.tags, OLD.type, OLD.source_id))
  EXECUTE FUNCTION keep_artifact_search();

CREATE FUNCTION "keep_search_of_trust_level"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE artifacts SET search = ts_delete(search, '#' || OLD.trust_level) || array_to_tsvector(ARRAY['#' || NEW.trust_level])
    WHERE source_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "sources_trust_level_updated" AFTER UPDATE ON "sources"
  FOR EACH ROW WHEN (NEW.trust_level IS DISTINCT FROM OLD.trust_level) EXECUTE FUNCTION keep_search_of_trust_level();

DROP INDEX "artifacts_search_idx", "artifacts_tags_idx";
CREATE INDEX "artifacts_search_tags_idx" ON "artifacts" USING GIN ("search", "tags");

UPDATE "artifacts" a SET "search" = search_vector("name", "title", "description", "tags")
  || array_to_tsvector(array_remove(ARRAY['#' || "type", '#' || (SELECT "trust_level" FROM "sources" WHERE "id" = a."source_id")], NULL));
UPDATE "collections" SET "search" = search_vector("name", NULL, "description", NULL);
UPDATE "projects" SET "search" = search_vector("name", NULL, "description", "tags");
UPDATE "tasks" SET "search" = search_vector("title", NULL, "description", "tags");
UPDATE "sources" SET "search" = search_vector("owner" || '/' || "repository", NULL,
  (SELECT "repository_description" FROM "source_details" WHERE "source_id" = "id"), "tags");
