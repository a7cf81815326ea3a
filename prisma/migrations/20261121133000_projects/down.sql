DROP TABLE "task_dependencies", "tasks", "projects";
DROP FUNCTION "count_project_tasks"(), "keep_project_search"(), "keep_task_search"(), "keep_task_list"();
DROP TYPE "project_status", "priority", "task_status";
