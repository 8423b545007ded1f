-- Drops entries that are old enough and notes how far, unless another worker is at it.
-- argument: how old, in milliseconds
WITH turn AS (
  SELECT pg_try_advisory_xact_lock(7237089326041330) AS mine
), pruned AS (
  DELETE FROM cache_invalidation
  WHERE (SELECT mine FROM turn) AND logged_at < clock_timestamp() - ? * INTERVAL '1 ms'
  RETURNING xid
)
UPDATE cache_invalidation_floor
SET xid = greatest(xid, (SELECT xid FROM pruned ORDER BY xid DESC LIMIT 1))
WHERE EXISTS (SELECT FROM pruned)
