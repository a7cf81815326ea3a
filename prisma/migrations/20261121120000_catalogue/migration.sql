-- The catalogue: collections, groups, their memberships, artifacts, sources, scans.

CREATE TYPE "artifact_type" AS ENUM ('SKILL', 'COMMAND', 'AGENT', 'HOOK', 'MCP_SERVER', 'PLUGIN');
CREATE TYPE "artifact_state" AS ENUM ('ACTIVE', 'REMOVED', 'EXCLUDED');
CREATE TYPE "trust_level" AS ENUM ('UNTRUSTED', 'BASIC', 'VERIFIED', 'OFFICIAL');
CREATE TYPE "scan_status" AS ENUM ('PENDING', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED');

-- At most 20 tags of [a-z0-9_-]{1,50}, none of them twice.
CREATE FUNCTION "valid_tags"("tags" TEXT[]) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT cardinality(tags) <= 20
     AND NOT EXISTS (SELECT FROM unnest(tags) AS tag WHERE tag IS NULL OR tag !~ '^[a-z0-9_-]{1,50}$')
     AND cardinality(tags) = (SELECT count(DISTINCT tag) FROM unnest(tags) AS tag)
$$;

-- A name as people type it: normalised, trimmed, 1 to `longest` characters.
CREATE FUNCTION "valid_name"("name" TEXT, "longest" INTEGER) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT char_length(name) BETWEEN 1 AND longest AND name = btrim(name) AND name IS NFC NORMALIZED
$$;

-- What search looks through. Every word stands twice, as it is (so that a prefix finds it) and by its English stem.
CREATE FUNCTION "search_words"("name" TEXT, "description" TEXT, "tags" TEXT[]) RETURNS TSVECTOR
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', translate(name, '_-./', '    ')), 'A')
      || setweight(to_tsvector('pg_catalog.english', translate(name, '_-./', '    ')), 'A')
      || setweight(to_tsvector('pg_catalog.simple', translate(array_to_string(tags, ' '), '_-', '  ')), 'B')
      || setweight(to_tsvector('pg_catalog.simple', translate(coalesce(description, ''), '_-./', '    ')), 'C')
      || setweight(to_tsvector('pg_catalog.english', translate(coalesce(description, ''), '_-./', '    ')), 'C')
$$;

-- Collections

CREATE TABLE "collections" (
  "id" UUID NOT NULL,
  "created_by" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "artifact_count" INTEGER NOT NULL DEFAULT 0,
  "group_count" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "collections_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "collections_name_check" CHECK (valid_name("name", 255)),
  CONSTRAINT "collections_created_by_check" CHECK (char_length("created_by") BETWEEN 1 AND 255),
  CONSTRAINT "collections_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "collections_counts_check" CHECK ("artifact_count" >= 0 AND "group_count" >= 0),
  CONSTRAINT "collections_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "collections_created_by_name_key" ON "collections" ("created_by", (lower("name") COLLATE "C"));
CREATE INDEX "collections_name_idx" ON "collections" ((lower("name") COLLATE "C"), "id");
CREATE INDEX "collections_created_at_id_idx" ON "collections" ("created_at", "id");
CREATE INDEX "collections_updated_at_id_idx" ON "collections" ("updated_at", "id");
CREATE INDEX "collections_artifact_count_id_idx" ON "collections" ("artifact_count", "id");
CREATE INDEX "collections_search_idx" ON "collections" USING GIN (search_words("name", "description", '{}'));

-- Groups

CREATE TABLE "groups" (
  "id" UUID NOT NULL,
  "collection_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "order_key" TEXT COLLATE "C" NOT NULL,
  "artifact_count" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "groups_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "groups_name_check" CHECK (valid_name("name", 255)),
  CONSTRAINT "groups_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "groups_order_key_check" CHECK ("order_key" ~ '^[A-Za-z][0-9A-Za-z]{1,199}$'),
  CONSTRAINT "groups_counts_check" CHECK ("artifact_count" >= 0),
  CONSTRAINT "groups_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "groups_id_collection_id_key" ON "groups" ("id", "collection_id");
CREATE UNIQUE INDEX "groups_collection_id_order_key_key" ON "groups" ("collection_id", "order_key");
CREATE UNIQUE INDEX "groups_collection_id_name_key" ON "groups" ("collection_id", (lower("name") COLLATE "C"));
CREATE INDEX "groups_created_at_id_idx" ON "groups" ("created_at", "id");

-- Sources and what GitHub says about them

CREATE TABLE "sources" (
  "id" UUID NOT NULL,
  "owner" TEXT NOT NULL,
  "repository" TEXT NOT NULL,
  "ref" TEXT NOT NULL DEFAULT 'HEAD',
  "root_folder" TEXT,
  "trust_level" "trust_level" NOT NULL DEFAULT 'BASIC',
  "tags" TEXT[],
  "import_repository_description" BOOLEAN NOT NULL DEFAULT false,
  "import_readme" BOOLEAN NOT NULL DEFAULT false,
  "scan_status" "scan_status" NOT NULL DEFAULT 'PENDING',
  "last_scanned_at" TIMESTAMPTZ(3),
  "commit" TEXT,
  "artifact_count" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "sources_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sources_owner_check" CHECK ("owner" ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$'),
  CONSTRAINT "sources_repository_check" CHECK ("repository" ~ '^[A-Za-z0-9._-]{1,100}$' AND "repository" NOT IN ('.', '..')),
  CONSTRAINT "sources_ref_check" CHECK (char_length("ref") BETWEEN 1 AND 255),
  CONSTRAINT "sources_root_folder_check" CHECK (char_length("root_folder") BETWEEN 1 AND 1000),
  CONSTRAINT "sources_commit_check" CHECK ("commit" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$'),
  CONSTRAINT "sources_tags_check" CHECK ("tags" IS NOT NULL AND valid_tags("tags")),
  CONSTRAINT "sources_counts_check" CHECK ("artifact_count" >= 0),
  CONSTRAINT "sources_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "sources_registration_key" ON "sources" (lower("owner"), lower("repository"), "ref", coalesce("root_folder", ''));
CREATE INDEX "sources_name_idx" ON "sources" ((lower("owner" || '/' || "repository") COLLATE "C"), "id");
CREATE INDEX "sources_last_scanned_idx" ON "sources" (coalesce("last_scanned_at", '-infinity'::timestamptz), "id");
CREATE INDEX "sources_created_at_id_idx" ON "sources" ("created_at", "id");
CREATE INDEX "sources_updated_at_id_idx" ON "sources" ("updated_at", "id");
CREATE INDEX "sources_artifact_count_id_idx" ON "sources" ("artifact_count", "id");
CREATE INDEX "sources_tags_idx" ON "sources" USING GIN ("tags");
CREATE INDEX "sources_search_idx" ON "sources" USING GIN (search_words("owner" || '/' || "repository", NULL, "tags"));

CREATE TABLE "source_details" (
  "source_id" UUID NOT NULL,
  "repository_description" TEXT,
  "readme" TEXT,
  "readme_truncated" BOOLEAN NOT NULL DEFAULT false,
  "fetched_at" TIMESTAMPTZ(3),
  "fetch_error" TEXT,
  CONSTRAINT "source_details_pkey" PRIMARY KEY ("source_id"),
  CONSTRAINT "source_details_description_check" CHECK (char_length("repository_description") <= 2000),
  CONSTRAINT "source_details_readme_check" CHECK (octet_length("readme") <= 51200),
  CONSTRAINT "source_details_error_check" CHECK (char_length("fetch_error") <= 2000)
);

-- Scans

CREATE TABLE "scans" (
  "id" UUID NOT NULL,
  "source_id" UUID NOT NULL,
  "status" "scan_status" NOT NULL DEFAULT 'PENDING',
  "started_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "commit" TEXT,
  "files_total" INTEGER,
  "files_read" INTEGER,
  "added" INTEGER NOT NULL DEFAULT 0,
  "changed" INTEGER NOT NULL DEFAULT 0,
  "removed" INTEGER NOT NULL DEFAULT 0,
  "unchanged" INTEGER NOT NULL DEFAULT 0,
  "error" TEXT,
  "findings" JSONB NOT NULL DEFAULT '[]',
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "scans_pkey" PRIMARY KEY ("id"),
  -- What a status says about the times: not begun, begun, ended (a scan may fail before it begins).
  CONSTRAINT "scans_times_check" CHECK (CASE "status"
    WHEN 'PENDING' THEN "started_at" IS NULL AND "finished_at" IS NULL
    WHEN 'RUNNING' THEN "started_at" IS NOT NULL AND "finished_at" IS NULL
    WHEN 'FAILED' THEN "finished_at" IS NOT NULL
    ELSE "started_at" IS NOT NULL AND "finished_at" IS NOT NULL END),
  CONSTRAINT "scans_commit_check" CHECK ("commit" ~ '^[0-9a-f]{40}([0-9a-f]{24})?$'),
  CONSTRAINT "scans_error_check" CHECK (("status" = 'FAILED') <= ("error" IS NOT NULL) AND char_length("error") <= 2000),
  CONSTRAINT "scans_counts_check" CHECK ("files_total" >= 0 AND "files_read" >= 0 AND least("added", "changed", "removed", "unchanged") >= 0),
  CONSTRAINT "scans_findings_check" CHECK (jsonb_typeof("findings") = 'array'),
  CONSTRAINT "scans_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "scans_source_id_id_idx" ON "scans" ("source_id", "id");
-- A source has at most one scan that has not ended.
CREATE UNIQUE INDEX "scans_unfinished_key" ON "scans" ("source_id") WHERE "status" IN ('PENDING', 'RUNNING');

-- Artifacts

CREATE TABLE "artifacts" (
  "id" UUID NOT NULL,
  "source_id" UUID,
  "plugin_id" UUID,
  "type" "artifact_type" NOT NULL,
  "state" "artifact_state" NOT NULL DEFAULT 'ACTIVE',
  "path" TEXT,
  "name" TEXT NOT NULL,
  "title" TEXT,
  "description" TEXT,
  "license" TEXT,
  "declared_version" TEXT,
  "tags" TEXT[],
  "frontmatter" JSONB,
  "findings" JSONB NOT NULL DEFAULT '[]',
  "content_hash" TEXT,
  "upstream_url" TEXT,
  "detected_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "artifacts_pkey" PRIMARY KEY ("id"),
  -- A scanned artifact has its natural key whole.
  CONSTRAINT "artifacts_source_check" CHECK ("source_id" IS NULL OR ("path" IS NOT NULL AND "detected_at" IS NOT NULL AND "content_hash" IS NOT NULL)),
  -- What a scan has found and no source has any more is gone upstream.
  CONSTRAINT "artifacts_outlived_check" CHECK ("source_id" IS NOT NULL OR "detected_at" IS NULL OR "state" = 'REMOVED'),
  CONSTRAINT "artifacts_path_check" CHECK (char_length("path") <= 1000),
  CONSTRAINT "artifacts_name_check" CHECK (valid_name("name", 255)),
  CONSTRAINT "artifacts_title_check" CHECK (valid_name("title", 255)),
  CONSTRAINT "artifacts_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "artifacts_license_check" CHECK (char_length("license") BETWEEN 1 AND 255),
  CONSTRAINT "artifacts_declared_version_check" CHECK (char_length("declared_version") BETWEEN 1 AND 100),
  CONSTRAINT "artifacts_tags_check" CHECK ("tags" IS NOT NULL AND valid_tags("tags")),
  CONSTRAINT "artifacts_frontmatter_check" CHECK (jsonb_typeof("frontmatter") = 'object'),
  CONSTRAINT "artifacts_findings_check" CHECK (jsonb_typeof("findings") = 'array'),
  CONSTRAINT "artifacts_content_hash_check" CHECK ("content_hash" ~ '^[0-9a-f]{40,64}$'),
  CONSTRAINT "artifacts_plugin_check" CHECK ("plugin_id" <> "id"),
  CONSTRAINT "artifacts_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "artifacts_source_id_type_path_key" ON "artifacts" ("source_id", "type", "path");
CREATE INDEX "artifacts_source_id_created_at_id_idx" ON "artifacts" ("source_id", "created_at", "id");
CREATE INDEX "artifacts_plugin_id_created_at_id_idx" ON "artifacts" ("plugin_id", "created_at", "id");
CREATE INDEX "artifacts_name_idx" ON "artifacts" ((lower("name") COLLATE "C"), "id");
CREATE INDEX "artifacts_created_at_id_idx" ON "artifacts" ("created_at", "id");
CREATE INDEX "artifacts_updated_at_id_idx" ON "artifacts" ("updated_at", "id");
CREATE INDEX "artifacts_type_id_idx" ON "artifacts" ("type", "id");
CREATE INDEX "artifacts_tags_idx" ON "artifacts" USING GIN ("tags");
CREATE INDEX "artifacts_search_idx" ON "artifacts" USING GIN (search_words("name", "description", "tags"));

CREATE TABLE "artifact_contents" (
  "artifact_id" UUID NOT NULL,
  "text" TEXT NOT NULL,
  CONSTRAINT "artifact_contents_pkey" PRIMARY KEY ("artifact_id"),
  CONSTRAINT "artifact_contents_text_check" CHECK (octet_length("text") <= 1048576)
);

-- Memberships

CREATE TABLE "collection_memberships" (
  "collection_id" UUID NOT NULL,
  "artifact_id" UUID NOT NULL,
  "order_key" TEXT COLLATE "C" NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "collection_memberships_pkey" PRIMARY KEY ("collection_id", "artifact_id"),
  CONSTRAINT "collection_memberships_order_key_check" CHECK ("order_key" ~ '^[A-Za-z][0-9A-Za-z]{1,199}$')
);
CREATE UNIQUE INDEX "collection_memberships_collection_id_order_key_key" ON "collection_memberships" ("collection_id", "order_key");
CREATE INDEX "collection_memberships_artifact_id_idx" ON "collection_memberships" ("artifact_id");

CREATE TABLE "group_memberships" (
  "group_id" UUID NOT NULL,
  "artifact_id" UUID NOT NULL,
  "collection_id" UUID NOT NULL,
  "order_key" TEXT COLLATE "C" NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "group_memberships_pkey" PRIMARY KEY ("group_id", "artifact_id"),
  CONSTRAINT "group_memberships_order_key_check" CHECK ("order_key" ~ '^[A-Za-z][0-9A-Za-z]{1,199}$')
);
CREATE UNIQUE INDEX "group_memberships_group_id_order_key_key" ON "group_memberships" ("group_id", "order_key");
CREATE INDEX "group_memberships_collection_id_artifact_id_idx" ON "group_memberships" ("collection_id", "artifact_id");
CREATE INDEX "group_memberships_artifact_id_idx" ON "group_memberships" ("artifact_id");

-- Foreign keys

ALTER TABLE "groups" ADD CONSTRAINT "groups_collection_id_fkey"
  FOREIGN KEY ("collection_id") REFERENCES "collections" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "source_details" ADD CONSTRAINT "source_details_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "sources" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scans" ADD CONSTRAINT "scans_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "sources" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "sources" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_plugin_id_fkey"
  FOREIGN KEY ("plugin_id") REFERENCES "artifacts" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "artifact_contents" ADD CONSTRAINT "artifact_contents_artifact_id_fkey"
  FOREIGN KEY ("artifact_id") REFERENCES "artifacts" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collection_memberships" ADD CONSTRAINT "collection_memberships_collection_id_fkey"
  FOREIGN KEY ("collection_id") REFERENCES "collections" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collection_memberships" ADD CONSTRAINT "collection_memberships_artifact_id_fkey"
  FOREIGN KEY ("artifact_id") REFERENCES "artifacts" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_group_id_collection_id_fkey"
  FOREIGN KEY ("group_id", "collection_id") REFERENCES "groups" ("id", "collection_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_collection_id_artifact_id_fkey"
  FOREIGN KEY ("collection_id", "artifact_id") REFERENCES "collection_memberships" ("collection_id", "artifact_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counts. Lists show and sort by them, so they stand in the row; triggers keep them true through cascades, too.
-- One trigger a statement, so that linking 500 artifacts updates a list's row once.

CREATE FUNCTION "count_collection_memberships"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE collections SET artifact_count = artifact_count + CASE TG_OP WHEN 'INSERT' THEN delta ELSE -delta END
    FROM (SELECT collection_id, count(*)::int AS delta FROM touched GROUP BY collection_id) AS lists
    WHERE id = lists.collection_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "collection_memberships_inserted" AFTER INSERT ON "collection_memberships"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_collection_memberships();
CREATE TRIGGER "collection_memberships_deleted" AFTER DELETE ON "collection_memberships"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_collection_memberships();

CREATE FUNCTION "count_group_memberships"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE groups SET artifact_count = artifact_count + CASE TG_OP WHEN 'INSERT' THEN delta ELSE -delta END
    FROM (SELECT group_id, count(*)::int AS delta FROM touched GROUP BY group_id) AS lists
    WHERE id = lists.group_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "group_memberships_inserted" AFTER INSERT ON "group_memberships"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_group_memberships();
CREATE TRIGGER "group_memberships_deleted" AFTER DELETE ON "group_memberships"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_group_memberships();

CREATE FUNCTION "count_groups"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE collections SET group_count = group_count + CASE TG_OP WHEN 'INSERT' THEN delta ELSE -delta END
    FROM (SELECT collection_id, count(*)::int AS delta FROM touched GROUP BY collection_id) AS lists
    WHERE id = lists.collection_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "groups_inserted" AFTER INSERT ON "groups"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_groups();
CREATE TRIGGER "groups_deleted" AFTER DELETE ON "groups"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION count_groups();

CREATE FUNCTION "count_source_artifacts"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE sources SET artifact_count = artifact_count + delta
      FROM (SELECT source_id, count(*)::int AS delta FROM after WHERE state = 'ACTIVE' GROUP BY source_id) AS changes
      WHERE id = changes.source_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE sources SET artifact_count = artifact_count - delta
      FROM (SELECT source_id, count(*)::int AS delta FROM before WHERE state = 'ACTIVE' GROUP BY source_id) AS changes
      WHERE id = changes.source_id;
  ELSE
    UPDATE sources SET artifact_count = artifact_count + delta
      FROM (SELECT source_id, sum(one)::int AS delta
              FROM (SELECT source_id, 1 AS one FROM after WHERE state = 'ACTIVE'
                    UNION ALL SELECT source_id, -1 FROM before WHERE state = 'ACTIVE') AS rows
              GROUP BY source_id HAVING sum(one) <> 0) AS changes
      WHERE id = changes.source_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "artifacts_inserted" AFTER INSERT ON "artifacts"
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_source_artifacts();
CREATE TRIGGER "artifacts_updated" AFTER UPDATE ON "artifacts"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_source_artifacts();
CREATE TRIGGER "artifacts_deleted" AFTER DELETE ON "artifacts"
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_source_artifacts();
