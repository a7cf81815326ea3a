-- Projects, tasks and deployments, as large as the catalogue.

DROP INDEX tasks_search_idx, projects_search_idx, tasks_tags_idx;
ALTER TABLE projects ENABLE ALWAYS TRIGGER projects_search_inserted;
ALTER TABLE tasks ENABLE ALWAYS TRIGGER tasks_search_inserted;

-- Project 1 has a tenth of the tasks, half of them below its task 1, which waits for 5,000 others and is waited for by as
-- many. The tasks of a project were made one after the other.
INSERT INTO projects (id, created_by, name, description, status, priority, tags, created_at, updated_at, deleted_at, deletion_id)
SELECT pg_temp.id('c000', n), 'person' || n % 97, 'word' || n * 7919 % 3001 || ' project ' || n, 'description' || n % 4999,
       (enum_range(NULL::project_status))[1 + n % 5], (enum_range(NULL::priority))[1 + n % 5], ARRAY['tag' || n % 500],
       pg_temp.time(n), pg_temp.time(n * 6007 % 20011), CASE WHEN n % 100 = 3 THEN now() END,
       CASE WHEN n % 100 = 3 THEN pg_temp.id('c001', n) END
FROM generate_series(1, 20000) AS n;

INSERT INTO tasks (id, project_id, parent_id, list_id, order_key, title, description, status, priority, assignee, due_date, tags,
                   completed_at, created_at, updated_at, deleted_at, deletion_id)
SELECT pg_temp.id('d000', n), pg_temp.id('c000', CASE WHEN n <= 10000 THEN 1 ELSE n / 5 - 1998 END),
       CASE WHEN n BETWEEN 2 AND 5000 THEN pg_temp.id('d000', 1) END,
       CASE WHEN n % 1000 = 3 THEN NULL WHEN n BETWEEN 2 AND 5000 THEN pg_temp.id('d000', 1)
            ELSE pg_temp.id('c000', CASE WHEN n <= 10000 THEN 1 ELSE n / 5 - 1998 END) END, pg_temp.key(n * 7919 % 100003),
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

-- Half of the patch sets and conversations are of project 1, and half of the messages stand in conversation 1.
INSERT INTO patch_sets (id, project_id, origin, base_version, proposed_by, operations, created_at)
SELECT pg_temp.id('f000', n), pg_temp.id('c000', CASE n % 2 WHEN 0 THEN 1 ELSE 1 + n % 20000 END), 'CLIENT', 1, 'person' || n % 97,
       '[{"updateProject": {"name": "Other"}}]', pg_temp.time(n * 7919 % 20011)
FROM generate_series(1, 20000) AS n;

INSERT INTO conversations (id, project_id, created_by)
SELECT pg_temp.id('f001', n), pg_temp.id('c000', CASE n % 2 WHEN 0 THEN 1 ELSE 1 + n % 20000 END), 'person' || n % 97
FROM generate_series(1, 20000) AS n;

INSERT INTO messages (id, conversation_id, author, text)
SELECT pg_temp.id('f002', n), pg_temp.id('f001', CASE n % 2 WHEN 0 THEN 1 ELSE 1 + n % 20000 END), 'PERSON', 'text ' || n
FROM generate_series(1, 40000) AS n;

CREATE INDEX projects_search_idx ON projects USING gin (search);
CREATE INDEX tasks_search_idx ON tasks USING gin (search);
CREATE INDEX tasks_tags_idx ON tasks USING gin (tags);
