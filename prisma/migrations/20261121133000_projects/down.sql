DROP TABLE "task_dependencies", "tasks", "projects";
DROP FUNCTION "count_project_tasks"();
DROP TYPE "project_status", "priority", "task_status";
