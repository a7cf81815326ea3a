-- A catalogue that is large wherever a list can be long. Ids end in the number of the row, which also decides everything
-- else, so that it is always the same. Search is indexed when all rows are there, which is several times faster.

-- However busy the machine is, this ends.
SELECT set_config('statement_timeout', '0', true);

DROP INDEX artifacts_search_idx;

-- What is written here keeps the rules: whoever may do so saves half of the time by not asking about foreign keys.
SELECT CASE WHEN current_setting('is_superuser')::boolean THEN set_config('session_replication_role', 'replica', true) END;
ALTER TABLE artifacts ENABLE ALWAYS TRIGGER artifacts_search_inserted;
ALTER TABLE collections ENABLE ALWAYS TRIGGER collections_search_inserted;
ALTER TABLE sources ENABLE ALWAYS TRIGGER sources_search_inserted;
ALTER TABLE projects ENABLE ALWAYS TRIGGER projects_search_inserted;
ALTER TABLE tasks ENABLE ALWAYS TRIGGER tasks_search_inserted;

CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT ('01900000-0000-7000-' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
CREATE FUNCTION pg_temp.time(n bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT '2026-01-01'::timestamptz + n * interval '1 second'
$$;
CREATE FUNCTION pg_temp.key(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'd' || lpad(n::text, 6, '0')
$$;

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
INSERT INTO artifacts (id, source_id, plugin_id, type, state, path, name, description, tags, content_hash, detected_at, created_at, updated_at)
SELECT pg_temp.id('9000', n), pg_temp.id('8000', CASE n % 20 WHEN 0 THEN 1 ELSE 1 + n % 20000 END),
       CASE WHEN n % 40 = 0 THEN pg_temp.id('9000', 1) END, (enum_range(NULL::artifact_type))[1 + n % 6],
       (CASE n % 1000 WHEN 1 THEN 'REMOVED' WHEN 2 THEN 'EXCLUDED' ELSE 'ACTIVE' END)::artifact_state, 'path/' || n,
       'word' || n * 7919 % 3001 || ' artifact ' || n, 'description' || n % 4999, ARRAY['tag' || n % 500], repeat('a', 40),
       now(), pg_temp.time(n), pg_temp.time(n * 7919 % 100003)
FROM generate_series(1, 100000) AS n;

CREATE INDEX artifacts_search_idx ON artifacts USING gin (search);

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

-- Project 1 has a tenth of the tasks, half of them below its task 1, which waits for 5,000 others and is waited for by as many.
INSERT INTO projects (id, created_by, name, description, status, priority, tags, created_at, updated_at, deleted_at, deletion_id)
SELECT pg_temp.id('c000', n), 'person' || n % 97, 'word' || n * 7919 % 3001 || ' project ' || n, 'description' || n % 4999,
       (enum_range(NULL::project_status))[1 + n % 5], (enum_range(NULL::priority))[1 + n % 5], ARRAY['tag' || n % 500],
       pg_temp.time(n), pg_temp.time(n * 6007 % 20011), CASE WHEN n % 100 = 3 THEN now() END,
       CASE WHEN n % 100 = 3 THEN pg_temp.id('c001', n) END
FROM generate_series(1, 20000) AS n;

INSERT INTO tasks (id, project_id, parent_id, order_key, title, description, status, priority, assignee, due_date, tags,
                   completed_at, created_at, updated_at, deleted_at, deletion_id)
SELECT pg_temp.id('d000', n), pg_temp.id('c000', CASE WHEN n <= 10000 THEN 1 ELSE 1 + n % 20000 END),
       CASE WHEN n BETWEEN 2 AND 5000 THEN pg_temp.id('d000', 1) END, pg_temp.key(n * 7919 % 100003),
       'word' || n * 7919 % 3001 || ' task ' || n, 'description' || n % 4999, status, (enum_range(NULL::priority))[1 + n % 5],
       'person' || n % 997, '2026-01-01'::date + n % 1000, ARRAY['tag' || n % 500],
       CASE WHEN status = 'COMPLETED' THEN now() END, pg_temp.time(n), pg_temp.time(n * 6007 % 100003),
       CASE WHEN n % 1000 = 3 THEN now() END, CASE WHEN n % 1000 = 3 THEN pg_temp.id('d001', n) END
FROM generate_series(1, 100000) AS n, LATERAL (SELECT (enum_range(NULL::task_status))[1 + n % 6] AS status) AS statuses;

INSERT INTO task_dependencies (project_id, task_id, depends_on_id)
SELECT pg_temp.id('c000', 1), pg_temp.id('d000', 1), pg_temp.id('d000', n) FROM generate_series(2, 5001) AS n
UNION ALL SELECT pg_temp.id('c000', 1), pg_temp.id('d000', n), pg_temp.id('d000', 1) FROM generate_series(5002, 10000) AS n;

-- A tenth of the deployments are of artifact 1, and half of them to project 1; every artifact has one.
INSERT INTO deployments (id, project_id, artifact_id, status, content_hash, deployed_by, deployed_at)
SELECT pg_temp.id('e000', n), pg_temp.id('c000', CASE n % 2 WHEN 0 THEN 1 ELSE 1 + n % 20000 END), pg_temp.id('9000', greatest(1, n - 10000)),
       (enum_range(NULL::deployment_status))[1 + n % 3], repeat('a', 40), 'person' || n % 97, pg_temp.time(n * 7919 % 110017)
FROM generate_series(1, 110000) AS n;

INSERT INTO project_artifacts (project_id, artifact_id, deployment_id, deployed_at, status)
SELECT DISTINCT ON (project_id, artifact_id) project_id, artifact_id, id, deployed_at, status
FROM deployments ORDER BY project_id, artifact_id, deployed_at DESC, id DESC;

INSERT INTO collection_deployments (collection_id, artifact_id, deployment_id, deployed_at, status, first_id, first_at)
SELECT m.collection_id, latest.*, earliest.id, earliest.deployed_at FROM collection_memberships m
JOIN (SELECT DISTINCT ON (artifact_id) artifact_id, id, deployed_at, status FROM deployments
      ORDER BY artifact_id, deployed_at DESC, id DESC) AS latest USING (artifact_id)
JOIN (SELECT DISTINCT ON (artifact_id) artifact_id, id, deployed_at FROM deployments
      ORDER BY artifact_id, deployed_at, id) AS earliest USING (artifact_id);
