-- Which sessions wait for a lock, and which session holds it.
SELECT waiting.pid AS waiting,
       left(waiting.query, 60) AS waiting_for,
       now() - waiting.query_start AS since,
       holding.pid AS holding,
       left(holding.query, 60) AS held_by
FROM pg_stat_activity AS waiting
CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) AS blocker (pid)
JOIN pg_stat_activity AS holding ON holding.pid = blocker.pid
ORDER BY since DESC;
