-- Takes moves back. The way leads over keys that no list has, since each key may stand only once in a list.
BEGIN;
CREATE TEMP TABLE moved ON COMMIT DROP AS
  SELECT collection_id, artifact_id, origin.order_key, row_number() OVER () AS n
  FROM collection_memberships AS m JOIN bench.origin USING (collection_id, artifact_id) WHERE m.order_key <> origin.order_key;
UPDATE collection_memberships AS m SET order_key = 'z' || lpad(moved.n::text, 9, '0') FROM moved
  WHERE m.collection_id = moved.collection_id AND m.artifact_id = moved.artifact_id;
UPDATE collection_memberships AS m SET order_key = moved.order_key FROM moved
  WHERE m.collection_id = moved.collection_id AND m.artifact_id = moved.artifact_id;
COMMIT;
