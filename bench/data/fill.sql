-- A catalogue of `bench.artifacts` artifacts and about three times as many memberships, the same for the same seed: each
-- choice is read off a hash of the seed and the row's number. Statements are set-based, so that it takes seconds.

CREATE SCHEMA bench;

CREATE FUNCTION bench.size() RETURNS int LANGUAGE sql STABLE AS $$ SELECT current_setting('bench.artifacts')::int $$;

-- 32 bytes of chance for row n of a kind.
CREATE FUNCTION bench.chance(kind text, n int) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(concat_ws('/', current_setting('bench.seed'), kind, n), 'UTF8'))
$$;

-- The id of row n of a kind: in the form of a UUIDv7, so that later rows have greater ids.
CREATE FUNCTION bench.id(kind text, n int) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (lpad(to_hex(1767225600000 + n * 1000::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid
  FROM encode(bench.chance(kind, n), 'hex') AS hash
$$;

-- 4096 words of three syllables.
CREATE FUNCTION bench.word(n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT syllables[1 + n % 16] || syllables[1 + n / 16 % 16] || syllables[1 + n / 256 % 16]
  FROM (SELECT '{ba,co,du,fa,go,hu,ka,lo,mu,na,po,ru,sa,to,vu,za}'::text[] AS syllables) AS alphabet
$$;

-- The words that a hash spells: 16 of them.
CREATE FUNCTION bench.words(hash bytea) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(bench.word(get_byte(hash, 2 * i) * 256 + get_byte(hash, 2 * i + 1)) ORDER BY i) FROM generate_series(0, 15) AS i
$$;

-- The order key of the nth row of a list: the fractional index of a whole number of three digits in base 62.
CREATE FUNCTION bench.key(n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'c' || substr(digits, 1 + n / 3844 % 62, 1) || substr(digits, 1 + n / 62 % 62, 1) || substr(digits, 1 + n % 62, 1)
  FROM (SELECT '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'::text AS digits) AS alphabet
$$;

-- Search is indexed when all rows are there, which is several times faster.
DROP INDEX artifacts_search_tags_idx;

INSERT INTO sources (id, owner, repository, trust_level, tags, scan_status, commit, last_scanned_at, created_at, updated_at)
SELECT bench.id('source', n), bench.word(n * 37 % 4096), 'repository-' || n, 'BASIC', '{}', 'SUCCEEDED', encode(substr(bench.chance('commit', n), 1, 20), 'hex'),
       '2026-01-01', '2026-01-01'::timestamptz + n * interval '1 minute', '2026-01-01'
FROM generate_series(0, 199) AS n;

CREATE TABLE bench.artifact AS SELECT n, bench.id('artifact', n) AS id FROM generate_series(0, bench.size() - 1) AS n;
ANALYZE bench.artifact;

INSERT INTO artifacts (id, source_id, type, path, name, description, license, tags, frontmatter, content_hash, detected_at, created_at, updated_at)
SELECT id, sources[1 + n % 200], (enum_range(NULL::artifact_type))[1 + get_byte(hash, 0) % 6], 'artifacts/' || n,
       array_to_string(words[1:2], '-'), array_to_string(words[3:16], ' '), 'MIT', ARRAY[words[1]], jsonb_build_object('name', words[1]),
       encode(hash, 'hex'), '2026-01-01', '2026-01-01'::timestamptz + n * interval '1 second', '2026-01-01'
FROM bench.artifact, bench.chance('words', n) AS hash, bench.words(hash) AS words, (SELECT array_agg(id ORDER BY id) FROM sources) AS known (sources)
ORDER BY n;

CREATE INDEX artifacts_search_tags_idx ON artifacts USING gin (search, tags);

-- Collection 0 holds every artifact, and so does its one group. Of the others each seventh is rich: ten groups of ten
-- artifacts, 100 in all; the rest have five artifacts, three of them in a group.
CREATE TABLE bench.plan AS
SELECT n, bench.id('collection', n) AS id, CASE WHEN n = 0 THEN bench.size() WHEN n % 7 = 0 THEN 100 ELSE 5 END AS members,
       CASE WHEN n > 0 AND n % 7 = 0 THEN 10 ELSE 1 END AS group_count,
       CASE WHEN n = 0 THEN bench.size() WHEN n % 7 = 0 THEN 10 ELSE 3 END AS group_members
FROM generate_series(0, greatest(bench.size() * 29 / 1000, 140)) AS n;

INSERT INTO collections (id, created_by, name, description, created_at, updated_at)
SELECT id, 'local', bench.word(n % 4096) || ' ' || n, array_to_string((bench.words(bench.chance('collection', n)))[1:8], ' '),
       '2026-01-01'::timestamptz + n * interval '1 minute', '2026-01-01'
FROM bench.plan;

CREATE TABLE bench.groups AS
SELECT plan.n, g, bench.id('group', n * 10 + g) AS id, plan.id AS collection_id
FROM bench.plan, generate_series(0, group_count - 1) AS g;

INSERT INTO groups (id, collection_id, name, order_key, created_at, updated_at)
SELECT id, collection_id, 'Group ' || g, bench.key(g), '2026-01-01'::timestamptz + n * interval '1 minute', '2026-01-01'
FROM bench.groups;

-- The multipliers are primes, so that no list has an artifact twice.
INSERT INTO collection_memberships (collection_id, artifact_id, order_key, added_at)
SELECT plan.id, artifact.id, bench.key(i), '2026-01-01'
FROM bench.plan CROSS JOIN generate_series(0, members - 1) AS i
JOIN bench.artifact ON artifact.n = (plan.n * 7919 + i * 104729::bigint) % bench.size();

INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key, added_at)
SELECT groups.id, collection_id, artifact.id, bench.key(i), '2026-01-01'
FROM bench.plan JOIN bench.groups ON groups.n = plan.n CROSS JOIN generate_series(0, group_members - 1) AS i
JOIN bench.artifact ON artifact.n = (plan.n * 7919 + (g * group_members + i) * 104729::bigint) % bench.size();

-- Moves are taken back after each cell, so that every server finds the same lists.
CREATE TABLE bench.origin AS SELECT collection_id, artifact_id, order_key FROM collection_memberships;
ALTER TABLE bench.origin ADD PRIMARY KEY (collection_id, artifact_id);

-- Vacuuming is done between cells, not in the middle of one.
ALTER TABLE collection_memberships SET (autovacuum_enabled = false);
ALTER TABLE group_memberships SET (autovacuum_enabled = false);
ALTER TABLE collections SET (autovacuum_enabled = false);
ALTER TABLE artifacts SET (autovacuum_enabled = false);
