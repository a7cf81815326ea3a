-- 500 sources with 50,000 artifacts, the same at every run: each choice is read off a hash of the row's number. As in a real
-- catalogue, artifacts come with their source, so those of one source lie side by side in time; sources are of very
-- different sizes; and a few words stand in many descriptions, most words in few.

CREATE SCHEMA bench;

-- A number from 0 to 1 by chance; and one of a list's entries, the first ones the more often the higher the skew.
CREATE FUNCTION bench.chance(kind text, n int) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || substr(md5(kind || '/' || n), 1, 8))::bit(32)::bigint / 4294967296.0
$$;
CREATE FUNCTION bench.pick(choices text[], kind text, n int, skew float8) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT choices[1 + floor(cardinality(choices) * power(bench.chance(kind, n), skew))::int]
$$;

-- One of 2,400 rare words.
CREATE FUNCTION bench.rare(kind text, n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT starts[1 + i % 20] || middles[1 + i / 20 % 12] || ends[1 + i / 240]
  FROM floor(2400 * bench.chance(kind, n)) AS x, CAST(x AS int) AS i, (SELECT
    '{am,bel,cor,dun,el,fen,gal,hes,ith,jor,kel,lum,mor,nev,os,per,quil,ros,sel,tor}'::text[] AS starts,
    '{a,e,i,o,u,ami,eno,iri,olu,uva,asti,endo}'::text[] AS middles,
    '{dax,fir,gon,lith,mere,nox,phor,quen,stra,vane}'::text[] AS ends) AS syllables
$$;

-- The id of row n of a kind, made at a time: in the form of a UUIDv7, so that later rows have greater ids.
CREATE FUNCTION bench.id(kind text, n int, made timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM made) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid
  FROM md5(kind || '/' || n) AS hash
$$;

CREATE TABLE bench.words AS SELECT
  '{review,write,test,build,debug,deploy,plan,explain,refactor,migrate,document,monitor,audit,profile,design,translate,summarise,scaffold,benchmark,triage}'::text[] AS verbs,
  '{code,api,python,typescript,database,react,security,docker,kubernetes,graphql,performance,release,terraform,accessibility,changelog,incident,rust,invoice,contract,seo,shader,ledger,telemetry,onboarding,spreadsheet,genome,firmware,podcast,satellite,vineyard}'::text[] AS subjects,
  '{the,code,a,with,and,for,project,use,when,tests,files,asks,user,writing,reviews,changes,from,errors,team,before,data,quality,build,clean,finds,release,server,checks,every,request,safely,pattern,service,module,schema,customer,branch,latency,budget,pipeline,container,payment,cluster,index,contrast,license,migration,tenant,webhook,parser,compiler,scheduler,quota,ledger,embedding,tokenizer,glyph,waveform,cadence,harbour,lantern,meridian,orchard,quartz,saffron,tundra,umbra,velvet,willow,zephyr}'::text[] AS plain,
  '{python,review,testing,api,frontend,backend,security,database,docs,devops,cloud,rust,go,react,data,ml,design,mobile,finance,legal,research,writing,ops,sre,seo,games,iot,bio,audio,maps}'::text[] AS tags;

INSERT INTO sources (id, owner, repository, trust_level, tags, scan_status, commit, last_scanned_at, created_at, updated_at)
SELECT bench.id('source', n, made), bench.pick(verbs, 'owner', n, 1) || '-labs-' || n % 90, bench.pick(subjects, 'repository', n, 1.5) || '-kit-' || n,
       CASE WHEN chance < 0.03 THEN 'OFFICIAL' WHEN chance < 0.15 THEN 'VERIFIED' WHEN chance < 0.9 THEN 'BASIC' ELSE 'UNTRUSTED' END::trust_level,
       ARRAY(SELECT DISTINCT bench.pick(tags, 'source tag ' || i, n, 2.5) FROM generate_series(1, 3) AS i),
       CASE WHEN n % 50 = 7 THEN 'FAILED' WHEN n % 100 = 9 THEN 'PARTIAL' ELSE 'SUCCEEDED' END::scan_status,
       left(encode(sha256(n::text::bytea), 'hex'), 40), made + interval '1 minute', made, made
FROM bench.words, generate_series(0, 499) AS n, bench.chance('trust', n) AS chance,
     LATERAL (SELECT '2026-01-01'::timestamptz + n * interval '2 hours' AS made) AS times;

-- The largest source has some 800 artifacts, the smallest some 70. Large and small ones come by turns.
CREATE TABLE bench.artifact AS
SELECT n, floor(500 * power(n / 50000.0, 1.5))::int * 211 % 500 AS source, bench.chance('type', n) AS chance FROM generate_series(0, 49999) AS n;

-- Search is indexed when all rows are there, which is several times faster.
DROP INDEX artifacts_search_tags_idx;

INSERT INTO artifacts (id, source_id, type, state, path, name, description, license, tags, frontmatter, content_hash, detected_at, created_at, updated_at,
                       excluded_at, excluded_by)
SELECT bench.id('artifact', n, made), bench.id('source', source, '2026-01-01'::timestamptz + source * interval '2 hours'),
       CASE WHEN chance < 0.4 THEN 'SKILL' WHEN chance < 0.7 THEN 'AGENT' WHEN chance < 0.9 THEN 'COMMAND' WHEN chance < 0.98 THEN 'PLUGIN' WHEN chance < 0.995 THEN 'MCP_SERVER' ELSE 'HOOK' END::artifact_type,
       CASE WHEN n % 97 = 5 THEN 'REMOVED' WHEN n % 499 = 11 THEN 'EXCLUDED' ELSE 'ACTIVE' END::artifact_state,
       'artifacts/' || n, name, initcap(verb) || 's ' || subject || ': ' || told || '.', 'MIT',
       ARRAY(SELECT DISTINCT bench.pick(tags, 'tag ' || i, n, 2.5) FROM generate_series(1, 3) AS i), jsonb_build_object('name', name, 'description', told),
       encode(sha256(n::text::bytea), 'hex'), made, made, made,
       CASE WHEN n % 97 <> 5 AND n % 499 = 11 THEN made END, CASE WHEN n % 97 <> 5 AND n % 499 = 11 THEN 'local' END
FROM bench.artifact, bench.words, bench.pick(verbs, 'verb', n, 1.5) AS verb, bench.pick(subjects, 'subject', n, 1.5) AS subject,
     LATERAL (SELECT verb || '-' || subject || CASE WHEN n % 3 > 0 THEN '-' || bench.rare('name', n) ELSE '' END AS name) AS names,
     LATERAL (SELECT string_agg(bench.pick(plain, 'word ' || i, n, 2.5), ' ') || ' ' || bench.rare('first', n) || ' ' || bench.rare('second', n) AS told FROM generate_series(1, 20) AS i) AS sentence,
     LATERAL (SELECT '2026-01-01'::timestamptz + source * interval '2 hours' + n % 5000 * interval '1 ms' AS made) AS times
ORDER BY source, n;

CREATE INDEX artifacts_search_tags_idx ON artifacts USING gin (search, tags);

-- A collection of a hundred artifacts, one of 5,000 and one of what is oldest.
INSERT INTO collections (id, created_by, name)
SELECT bench.id('collection', c, '2026-01-01'), 'local', name FROM (VALUES (1, 'Small'), (2, 'Large'), (3, 'Old')) AS v (c, name);
INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
SELECT bench.id('collection', c, '2026-01-01'), id, 'd' || lpad(row_number() OVER (PARTITION BY c ORDER BY id)::text, 6, '0')
FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM artifacts) AS numbered,
     (VALUES (1, 500, 50000), (2, 10, 50000), (3, 1, 1000)) AS lists (c, every, up_to)
WHERE nth % every = 0 AND nth <= up_to;
