CREATE OR REPLACE FUNCTION "search_text"("text" TEXT) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE words TEXT COLLATE "C" := translate(text, '_-./<>&@:~+%#?=\$!"''()*,;[]^`{|}', repeat(' ', 40));
BEGIN
  IF words !~ '[a-z0-9][A-Z]' THEN RETURN words; END IF;
  RETURN words || ' ' || regexp_replace(regexp_replace(words, '([a-z0-9])([A-Z])', '\1 \2', 'g'), '([A-Z])([A-Z][a-z])', '\1 \2', 'g');
END $$;

CREATE OR REPLACE FUNCTION "search_vector"("name" TEXT, "title" TEXT, "description" TEXT, "tags" TEXT[]) RETURNS TSVECTOR
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
