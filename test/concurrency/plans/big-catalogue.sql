-- A catalogue that is large wherever a list can be long. Ids end in the number of the row, which also decides everything
-- else, so that it is always the same. Search is indexed when all rows are there, which is several times faster.

DROP INDEX artifacts_search_tags_idx;

ALTER TABLE artifacts ENABLE ALWAYS TRIGGER artifacts_search_inserted;
ALTER TABLE collections ENABLE ALWAYS TRIGGER collections_search_inserted;
ALTER TABLE sources ENABLE ALWAYS TRIGGER sources_search_inserted;

INSERT INTO sources (id, owner, repository, trust_level, tags, scan_status, commit, artifact_count, last_scanned_at, created_at, updated_at)
SELECT pg_temp.id('8000', n), 'owner' || n % 97, 'repository-' || n * 7919 % 20011, (enum_range(NULL::trust_level))[1 + n % 4],
       ARRAY['tag' || n % 500], (enum_range(NULL::scan_status))[1 + n % 5], repeat('a', 40), n % 300, pg_temp.time(n * 7919 % 20011),
       pg_temp.time(n), pg_temp.time(n * 6007 % 20011)
FROM generate_series(1, 20000) AS n;

-- Source 1 has been scanned 10,000 times, and the others once each.
INSERT INTO scans (id, source_id, status, started_at, finished_at)
SELECT pg_temp.id('8001', n), pg_temp.id('8000', greatest(1, n - 10000)), 'SUCCEEDED', now(), now()
FROM generate_series(1, 30000) AS n;

-- Source 1 has a twentieth of the artifacts, of which a half belong to one plugin. One in a thousand is not ACTIVE.
INSERT INTO artifacts (id, source_id, plugin_id, type, state, excluded_at, excluded_by, path, name, description, tags, content_hash,
                       detected_at, created_at, updated_at)
SELECT pg_temp.id('9000', n), pg_temp.id('8000', CASE n % 20 WHEN 0 THEN 1 ELSE 1 + n % 20000 END),
       CASE WHEN n % 40 = 0 THEN pg_temp.id('9000', 1) END, (enum_range(NULL::artifact_type))[1 + n % 6],
       (CASE n % 1000 WHEN 1 THEN 'REMOVED' WHEN 2 THEN 'EXCLUDED' ELSE 'ACTIVE' END)::artifact_state,
       CASE n % 1000 WHEN 2 THEN now() END, CASE n % 1000 WHEN 2 THEN 'person' END, 'path/' || n,
       'word' || n * 7919 % 3001 || ' artifact ' || n, 'description' || n % 4999, ARRAY['tag' || n % 500], repeat('a', 40),
       now(), pg_temp.time(n), pg_temp.time(n * 7919 % 100003)
FROM generate_series(1, 100000) AS n;

CREATE INDEX artifacts_search_tags_idx ON artifacts USING gin (search, tags);

-- Collection 1 has all artifacts, and so has its group 1. Artifact 1 is in all collections and groups.
INSERT INTO collections (id, created_by, name, description, artifact_count, created_at, updated_at)
SELECT pg_temp.id('a000', n), 'person' || n % 97, 'name' || n * 7919 % 20011, 'description' || n % 4999, n % 300, pg_temp.time(n), pg_temp.time(n * 6007 % 20011)
FROM generate_series(1, 20000) AS n;

INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
SELECT pg_temp.id('a000', 1), pg_temp.id('9000', n), pg_temp.key(n * 7919 % 100003) FROM generate_series(1, 100000) AS n
UNION ALL SELECT pg_temp.id('a000', n), pg_temp.id('9000', 1), pg_temp.key(1) FROM generate_series(2, 20000) AS n;

INSERT INTO groups (id, collection_id, name, order_key, created_at)
SELECT pg_temp.id('b000', n), pg_temp.id('a000', 1 + n % 2 * (n % 20000)), 'group ' || n, pg_temp.key(n), pg_temp.time(n * 7919 % 20011)
FROM generate_series(0, 20000) AS n;

INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key)
SELECT pg_temp.id('b000', 0), pg_temp.id('a000', 1), pg_temp.id('9000', n), pg_temp.key(n * 6007 % 100003)
FROM generate_series(1, 100000) AS n
UNION ALL SELECT id, collection_id, pg_temp.id('9000', 1), pg_temp.key(1) FROM groups WHERE id <> pg_temp.id('b000', 0);
