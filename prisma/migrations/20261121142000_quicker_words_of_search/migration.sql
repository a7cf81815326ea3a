-- Making the words of search took most of the time in which a scan writes. Now only those signs are replaced that the parser
-- takes for more than a gap between words, and of a text with names in camelCase only these names are added in their parts,
-- not the whole text once more. A name such as HTTPServer is cut wherever it stands.
CREATE OR REPLACE FUNCTION "search_text"("text" TEXT) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE words TEXT COLLATE "C" := translate(text, '-./<>&@+~', '         ');
BEGIN
  IF words !~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]' THEN RETURN words; END IF;
  RETURN words || ' ' || (
    SELECT string_agg(regexp_replace(regexp_replace(name[1], '([a-z0-9])([A-Z])', '\1 \2', 'g'), '([A-Z])([A-Z][a-z])', '\1 \2', 'g'), ' ')
    -- Letters and digits, of any script, in a row.
    FROM regexp_matches(words, '[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]*(?:[a-z0-9][A-Z]|[A-Z][A-Z][a-z])[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]*', 'g') AS found (name));
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

-- What has names in camelCase has other words now, or in other places.
UPDATE "artifacts" SET "search" = search_vector("name", "title", "description", "tags")
  WHERE (concat_ws(' ', "name", "title", "description") COLLATE "C") ~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]';
UPDATE "collections" SET "search" = search_vector("name", NULL, "description", NULL)
  WHERE (concat_ws(' ', "name", "description") COLLATE "C") ~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]';
UPDATE "projects" SET "search" = search_vector("name", NULL, "description", "tags")
  WHERE (concat_ws(' ', "name", "description") COLLATE "C") ~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]';
UPDATE "tasks" SET "search" = search_vector("title", NULL, "description", "tags")
  WHERE (concat_ws(' ', "title", "description") COLLATE "C") ~ '[a-z0-9][A-Z]|[A-Z][A-Z][a-z]';
UPDATE "sources" SET "search" = search_vector("owner" || '/' || "repository", NULL,
    (SELECT "repository_description" FROM "source_details" WHERE "source_id" = "id"), "tags");
