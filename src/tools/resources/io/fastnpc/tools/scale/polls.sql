-- What the polls of all workers took of PostgreSQL, by its own statistics.
-- columns: how many, milliseconds of all together, milliseconds of the slowest
SELECT coalesce(sum(calls), 0), coalesce(sum(total_exec_time), 0), coalesce(max(max_exec_time), 0)
FROM pg_stat_statements
JOIN pg_database ON pg_database.oid = dbid
WHERE toplevel AND datname = current_database() AND query LIKE '%cache_log_fingerprint() AS fingerprint%'
