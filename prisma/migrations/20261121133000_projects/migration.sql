-- Projects, their trees of tasks, and what of them waits for what.

CREATE TYPE "project_status" AS ENUM ('PLANNING', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'ARCHIVED');
-- Sorts by how much a thing matters.
CREATE TYPE "priority" AS ENUM ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG');
CREATE TYPE "task_status" AS ENUM ('TODO', 'IN_PROGRESS', 'BLOCKED', 'IN_REVIEW', 'COMPLETED', 'CANCELLED');

-- Projects

CREATE TABLE "projects" (
  "id" UUID NOT NULL,
  "created_by" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "status" "project_status" NOT NULL DEFAULT 'PLANNING',
  "priority" "priority" NOT NULL DEFAULT 'MEDIUM',
  "tags" TEXT[],
  "task_count" INTEGER NOT NULL DEFAULT 0,
  "completed_task_count" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  "deletion_id" UUID,
  "search" TSVECTOR,
  CONSTRAINT "projects_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "projects_created_by_check" CHECK (char_length("created_by") BETWEEN 1 AND 255),
  CONSTRAINT "projects_name_check" CHECK (valid_name("name", 255)),
  CONSTRAINT "projects_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "projects_tags_check" CHECK ("tags" IS NOT NULL AND valid_tags("tags")),
  -- A whole tree is shown at once, so it has an end.
  CONSTRAINT "projects_counts_check" CHECK ("task_count" BETWEEN 0 AND 10000 AND "completed_task_count" BETWEEN 0 AND "task_count"),
  CONSTRAINT "projects_deletion_check" CHECK (("deleted_at" IS NULL) = ("deletion_id" IS NULL)),
  CONSTRAINT "projects_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "projects_name_idx" ON "projects" ((lower("name") COLLATE "C"), "id");
CREATE INDEX "projects_created_at_id_idx" ON "projects" ("created_at", "id");
CREATE INDEX "projects_updated_at_id_idx" ON "projects" ("updated_at", "id");
CREATE INDEX "projects_status_id_idx" ON "projects" ("status", "id");
CREATE INDEX "projects_priority_id_idx" ON "projects" ("priority", "id");
CREATE INDEX "projects_tags_idx" ON "projects" USING GIN ("tags");
CREATE INDEX "projects_search_idx" ON "projects" USING GIN ("search");

-- Tasks

CREATE TABLE "tasks" (
  "id" UUID NOT NULL,
  "project_id" UUID NOT NULL,
  "parent_id" UUID,
  -- Whose list a task stands in, at every level; what is deleted stands in none, so its place is free. A trigger fills it
  -- in: the tools that compare schemas would take a generated column for a default.
  "list_id" UUID,
  "order_key" TEXT COLLATE "C" NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT,
  "status" "task_status" NOT NULL DEFAULT 'TODO',
  "priority" "priority" NOT NULL DEFAULT 'MEDIUM',
  "assignee" TEXT,
  "estimated_minutes" INTEGER,
  "actual_minutes" INTEGER,
  "due_date" DATE,
  "tags" TEXT[],
  "completed_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  "deletion_id" UUID,
  "search" TSVECTOR,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tasks_parent_check" CHECK ("parent_id" <> "id"),
  CONSTRAINT "tasks_list_id_check" CHECK
    ("list_id" IS NOT DISTINCT FROM CASE WHEN "deleted_at" IS NULL THEN coalesce("parent_id", "project_id") END),
  CONSTRAINT "tasks_order_key_check" CHECK ("order_key" ~ '^[A-Za-z][0-9A-Za-z]{1,199}$'),
  CONSTRAINT "tasks_title_check" CHECK (valid_name("title", 255)),
  CONSTRAINT "tasks_description_check" CHECK (char_length("description") <= 2000),
  CONSTRAINT "tasks_assignee_check" CHECK (valid_name("assignee", 255)),
  CONSTRAINT "tasks_minutes_check" CHECK ("estimated_minutes" >= 0 AND "actual_minutes" >= 0),
  CONSTRAINT "tasks_due_date_check" CHECK ("due_date" BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT "tasks_tags_check" CHECK ("tags" IS NOT NULL AND valid_tags("tags")),
  CONSTRAINT "tasks_completed_at_check" CHECK (("status" = 'COMPLETED') = ("completed_at" IS NOT NULL)),
  CONSTRAINT "tasks_deletion_check" CHECK (("deleted_at" IS NULL) = ("deletion_id" IS NULL)),
  CONSTRAINT "tasks_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "tasks_id_project_id_key" ON "tasks" ("id", "project_id");
CREATE UNIQUE INDEX "tasks_list_id_order_key_key" ON "tasks" ("list_id", "order_key");
CREATE INDEX "tasks_parent_id_idx" ON "tasks" ("parent_id");
CREATE INDEX "tasks_project_id_created_at_id_idx" ON "tasks" ("project_id", "created_at", "id");
CREATE INDEX "tasks_title_idx" ON "tasks" ((lower("title") COLLATE "C"), "id");
CREATE INDEX "tasks_due_date_idx" ON "tasks" (coalesce("due_date", 'infinity'::date), "id");
CREATE INDEX "tasks_created_at_id_idx" ON "tasks" ("created_at", "id");
CREATE INDEX "tasks_updated_at_id_idx" ON "tasks" ("updated_at", "id");
CREATE INDEX "tasks_priority_id_idx" ON "tasks" ("priority", "id");
CREATE INDEX "tasks_order_key_id_idx" ON "tasks" ("order_key", "id");
CREATE INDEX "tasks_assignee_idx" ON "tasks" ("assignee");
CREATE INDEX "tasks_tags_idx" ON "tasks" USING GIN ("tags");
CREATE INDEX "tasks_search_idx" ON "tasks" USING GIN ("search");

CREATE TABLE "task_dependencies" (
  "project_id" UUID NOT NULL,
  "task_id" UUID NOT NULL,
  "depends_on_id" UUID NOT NULL,
  CONSTRAINT "task_dependencies_pkey" PRIMARY KEY ("task_id", "depends_on_id"),
  CONSTRAINT "task_dependencies_self_check" CHECK ("task_id" <> "depends_on_id")
);
CREATE INDEX "task_dependencies_depends_on_id_task_id_idx" ON "task_dependencies" ("depends_on_id", "task_id");

-- Foreign keys. Parents and dependencies refer to the project, too: so both ends are always in one project.

ALTER TABLE "tasks" ADD CONSTRAINT "tasks_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_id_project_id_fkey"
  FOREIGN KEY ("parent_id", "project_id") REFERENCES "tasks" ("id", "project_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task_id_project_id_fkey"
  FOREIGN KEY ("task_id", "project_id") REFERENCES "tasks" ("id", "project_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_depends_on_id_project_id_fkey"
  FOREIGN KEY ("depends_on_id", "project_id") REFERENCES "tasks" ("id", "project_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words of search, kept where they change.

CREATE FUNCTION "keep_project_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.name, NULL, NEW.description, NEW.tags);
  RETURN NEW;
END $$;
CREATE TRIGGER "projects_search_inserted" BEFORE INSERT ON "projects"
  FOR EACH ROW EXECUTE FUNCTION keep_project_search();
CREATE TRIGGER "projects_search_updated" BEFORE UPDATE ON "projects"
  FOR EACH ROW WHEN ((NEW.name, NEW.description, NEW.tags) IS DISTINCT FROM (OLD.name, OLD.description, OLD.tags))
  EXECUTE FUNCTION keep_project_search();

CREATE FUNCTION "keep_task_search"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := search_vector(NEW.title, NULL, NEW.description, NEW.tags);
  RETURN NEW;
END $$;
CREATE TRIGGER "tasks_search_inserted" BEFORE INSERT ON "tasks"
  FOR EACH ROW EXECUTE FUNCTION keep_task_search();
CREATE TRIGGER "tasks_search_updated" BEFORE UPDATE ON "tasks"
  FOR EACH ROW WHEN ((NEW.title, NEW.description, NEW.tags) IS DISTINCT FROM (OLD.title, OLD.description, OLD.tags))
  EXECUTE FUNCTION keep_task_search();

-- Whose list a task stands in.

CREATE FUNCTION "keep_task_list"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NEW.list_id IS NULL THEN
    NEW.list_id := CASE WHEN NEW.deleted_at IS NULL THEN coalesce(NEW.parent_id, NEW.project_id) END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "tasks_list_kept" BEFORE INSERT OR UPDATE OF "project_id", "parent_id", "deleted_at" ON "tasks"
  FOR EACH ROW EXECUTE FUNCTION keep_task_list();

-- Counts of a project's tasks, without deleted ones.

CREATE FUNCTION "count_project_tasks"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE projects SET task_count = task_count + tasks, completed_task_count = completed_task_count + completed
      FROM (SELECT project_id, count(*)::int AS tasks, count(completed_at)::int AS completed
              FROM after WHERE deleted_at IS NULL GROUP BY project_id) AS changes
      WHERE id = changes.project_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE projects SET task_count = task_count - tasks, completed_task_count = completed_task_count - completed
      FROM (SELECT project_id, count(*)::int AS tasks, count(completed_at)::int AS completed
              FROM before WHERE deleted_at IS NULL GROUP BY project_id) AS changes
      WHERE id = changes.project_id;
  ELSE
    UPDATE projects SET task_count = task_count + tasks, completed_task_count = completed_task_count + completed
      FROM (SELECT project_id, sum(one)::int AS tasks, coalesce(sum(one) FILTER (WHERE completed_at IS NOT NULL), 0)::int AS completed
              FROM (SELECT project_id, completed_at, 1 AS one FROM after WHERE deleted_at IS NULL
                    UNION ALL SELECT project_id, completed_at, -1 FROM before WHERE deleted_at IS NULL) AS rows
              GROUP BY project_id
              HAVING sum(one) <> 0 OR coalesce(sum(one) FILTER (WHERE completed_at IS NOT NULL), 0) <> 0) AS changes
      WHERE id = changes.project_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "tasks_inserted" AFTER INSERT ON "tasks"
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_project_tasks();
CREATE TRIGGER "tasks_updated" AFTER UPDATE ON "tasks"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_project_tasks();
CREATE TRIGGER "tasks_deleted" AFTER DELETE ON "tasks"
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_project_tasks();
