-- Whom connections of this start wait for.
-- argument: name (the application name of these connections)
SELECT DISTINCT format('process %s (%s, role %s, %s since %s) holds the lock',
         other.pid,
         coalesce(nullif(other.application_name, ''), 'no application name'),
         other.usename,
         other.state,
         date_trunc('second', other.state_change)) AS obstacle
FROM pg_stat_activity AS waiting,
     unnest(pg_blocking_pids(waiting.pid)) AS blocking (pid)
     JOIN pg_stat_activity AS other ON other.pid = blocking.pid
WHERE waiting.application_name = :name AND waiting.datname = current_database()
