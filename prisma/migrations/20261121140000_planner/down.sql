DROP TABLE "messages", "conversations", "planner_calls", "planner_allowances";
DROP FUNCTION "recent_calls";
DROP TYPE "message_author", "planner_task", "planner_outcome";
