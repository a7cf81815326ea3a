-- Collections of many and of few artifacts, with a million deployments and with a thousand; and 50 of 100 artifacts in five
-- groups each. Numbers decide everything, so that it is always the same.

CREATE SCHEMA bench;

CREATE FUNCTION bench.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT ('01900000-0000-7000-' || kind || '-' || lpad(to_hex(n * 7919 % 1000003), 12, '0'))::uuid
$$;

-- The collections whose histories are read.
CREATE TABLE bench.histories AS SELECT * FROM (VALUES
  ('few-thousand', 1, 5, 1000), ('few-million', 2, 5, 1000000),
  ('many-thousand', 3, 5000, 1000), ('many-million', 4, 5000, 1000000)) AS v (name, c, artifacts, events);

INSERT INTO projects (id, created_by, name, tags)
SELECT bench.id('b000', n), 'local', 'Project ' || n, '{}' FROM generate_series(1, 20) AS n;

INSERT INTO collections (id, created_by, name)
SELECT bench.id('a000', n), 'local', 'Collection ' || n FROM generate_series(1, 54) AS n;

-- Artifact n of collection c is the one of the number c * 10,000 + n.
INSERT INTO artifacts (id, type, name, tags)
SELECT bench.id('9000', c * 10000 + n), 'SKILL', 'artifact ' || n, '{}'
FROM (SELECT c, artifacts FROM bench.histories UNION ALL SELECT c, 100 FROM generate_series(5, 54) AS c) AS l (c, artifacts), generate_series(1, artifacts) AS n;

INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
SELECT bench.id('a000', c), bench.id('9000', c * 10000 + n), 'd' || lpad(n::text, 6, '0')
FROM (SELECT c, artifacts FROM bench.histories UNION ALL SELECT c, 100 FROM generate_series(5, 54) AS c) AS l (c, artifacts), generate_series(1, artifacts) AS n;

INSERT INTO groups (id, collection_id, name, order_key)
SELECT bench.id('c000', c * 10 + g), bench.id('a000', c), 'Group ' || g, 'd00' || g FROM generate_series(5, 54) AS c, generate_series(1, 5) AS g;

INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key)
SELECT bench.id('c000', c * 10 + 1 + n % 5), bench.id('a000', c), bench.id('9000', c * 10000 + n), 'd' || lpad(n::text, 6, '0')
FROM generate_series(5, 54) AS c, generate_series(1, 100) AS n;

-- A second apart, in turns over the artifacts and projects. Two million rows one by one, with every check and trigger, would
-- take minutes: the triggers' work is done at once afterwards, and indexes are made when all rows are there.
SET session_replication_role = replica;
DROP INDEX deployments_event_key, deployments_artifact_id_deployed_at_id_idx, deployments_project_id_deployed_at_id_idx;

INSERT INTO deployments (id, project_id, artifact_id, status, content_hash, deployed_by, deployed_at)
SELECT ('01900000-0000-7000-' || to_hex(32768 + c) || '-' || lpad(to_hex(n), 12, '0'))::uuid, bench.id('b000', 1 + n % 20), bench.id('9000', c * 10000 + 1 + n::bigint * 7919 % artifacts),
       (enum_range(NULL::deployment_status))[1 + n % 3], md5(n::text) || 'abcdef01', 'local', '2026-01-01'::timestamptz + n * interval '1 second'
FROM (SELECT c, artifacts, events FROM bench.histories UNION ALL SELECT c, 100, 1000 FROM generate_series(5, 54) AS c) AS l (c, artifacts, events),
     generate_series(1, events) AS n;

CREATE UNIQUE INDEX deployments_event_key ON deployments (project_id, artifact_id, deployed_at, status, coalesce(content_hash, ''));
CREATE INDEX deployments_artifact_id_deployed_at_id_idx ON deployments (artifact_id, deployed_at, id);
CREATE INDEX deployments_project_id_deployed_at_id_idx ON deployments (project_id, deployed_at, id);

INSERT INTO project_artifacts (project_id, artifact_id, deployment_id, deployed_at, status)
SELECT DISTINCT ON (artifact_id, project_id) project_id, artifact_id, id, deployed_at, status
FROM deployments ORDER BY artifact_id, project_id, deployed_at DESC, id DESC;

INSERT INTO collection_deployments (collection_id, artifact_id, deployment_id, deployed_at, status, first_id, first_at)
SELECT m.collection_id, latest.*, earliest.id, earliest.deployed_at FROM collection_memberships m JOIN (
  SELECT DISTINCT ON (artifact_id) artifact_id, deployment_id, deployed_at, status
  FROM project_artifacts ORDER BY artifact_id, deployed_at DESC, deployment_id DESC) AS latest USING (artifact_id)
CROSS JOIN LATERAL (SELECT id, deployed_at FROM deployments d WHERE d.artifact_id = latest.artifact_id ORDER BY deployed_at, id LIMIT 1) AS earliest;

SET session_replication_role = origin;
