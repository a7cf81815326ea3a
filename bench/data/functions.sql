-- What the peers need beside the tables. Larder uses none of it. PostGraphile shows what is in the schema `peers`.

CREATE SCHEMA peers;

-- A key between two fractional indices: the half of what lies between their digits in base 62. `upper` is null at the end.
CREATE FUNCTION bench.key_between(lower text, upper text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits CONSTANT text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  result text := '';
  bounded boolean := upper IS NOT NULL;
  low int;
  high int;
BEGIN
  -- The first letter says how many digits the whole number has; it is the same in all keys of this data.
  FOR i IN 1 .. 300 LOOP
    IF i = 1 OR (NOT bounded AND i <= 4) THEN
      result := result || substr(lower, i, 1);
      CONTINUE;
    END IF;
    low := strpos(digits, coalesce(nullif(substr(lower, i, 1), ''), '0')) - 1;
    high := CASE WHEN bounded THEN strpos(digits, coalesce(nullif(substr(upper, i, 1), ''), '0')) - 1 ELSE 62 END;
    IF high - low > 1 THEN
      result := result || substr(digits, 1 + (low + high + 1) / 2, 1);
      RETURN rpad(result, greatest(length(result), 4), '0');
    END IF;
    result := result || substr(digits, 1 + low, 1);
    bounded := bounded AND high = low;
  END LOOP;
  RAISE 'There is no key between % and %.', lower, upper;
END $$;

-- Places an artifact of a collection behind another one: locks the collection, as Larder does, and writes one row. A list
-- whose keys have grown long gets new ones.
CREATE FUNCTION peers.place_artifact(list_id uuid, moved_id uuid, after_id uuid) RETURNS collection_memberships
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  placed collection_memberships;
  new_key text;
BEGIN
  PERFORM FROM collections WHERE id = list_id FOR NO KEY UPDATE;
  FOR attempt IN 1 .. 2 LOOP
    SELECT bench.key_between(anchor.order_key, (
        SELECT order_key FROM collection_memberships
        WHERE collection_id = list_id AND order_key > anchor.order_key AND artifact_id <> moved_id ORDER BY order_key LIMIT 1))
      INTO new_key FROM collection_memberships AS anchor WHERE collection_id = list_id AND artifact_id = after_id;
    EXIT WHEN length(new_key) <= 64;
    UPDATE collection_memberships SET order_key = 'y' || order_key WHERE collection_id = list_id;
    UPDATE collection_memberships AS m SET order_key = bench.key(numbered.n::int)
      FROM (SELECT artifact_id, row_number() OVER (ORDER BY order_key) AS n FROM collection_memberships WHERE collection_id = list_id) AS numbered
      WHERE m.collection_id = list_id AND m.artifact_id = numbered.artifact_id;
  END LOOP;
  UPDATE collection_memberships SET order_key = new_key WHERE collection_id = list_id AND artifact_id = moved_id RETURNING * INTO placed;
  RETURN placed;
END $$;

-- The same search, in the same order, as the API's `artifacts(filter: { search, types })` for one word.
CREATE FUNCTION bench.search_query(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
  SELECT to_tsquery('simple', word || ':*') || plainto_tsquery('english', word)
$$;
CREATE FUNCTION peers.search_artifacts(word text, kind artifact_type) RETURNS SETOF artifacts LANGUAGE sql STABLE AS $$
  SELECT * FROM artifacts
  WHERE type = kind AND state = 'ACTIVE' AND search @@ bench.search_query(word)
  ORDER BY ts_rank(search, bench.search_query(word)) DESC, id DESC
$$;

-- PostGraphile follows foreign keys. These two are implied by keys of two columns, and save it a join.
COMMENT ON TABLE group_memberships IS E'@foreignKey (artifact_id) references artifacts (id)\n@foreignKey (group_id) references groups (id)';
