-- Drops entries that are old enough and notes how far, unless another worker is at it. Entries in
-- front of the horizon stay: a long transaction holds every worker's position back behind them, and
-- each poll would find a gap and empty the cache.
-- argument: age_ms (how old, in milliseconds)
WITH turn AS (
  SELECT pg_try_advisory_xact_lock(7237089326041330) AS mine
), pruned AS (
  DELETE FROM cache_invalidation
  WHERE (SELECT mine FROM turn)
    AND xid < pg_snapshot_xmin(pg_current_snapshot())
    AND logged_at < clock_timestamp() - :age_ms * INTERVAL '1 ms'
  RETURNING xid
)
UPDATE cache_invalidation_floor
SET xid = greatest(xid, (SELECT xid FROM pruned ORDER BY xid DESC LIMIT 1))
WHERE EXISTS (SELECT FROM pruned)
