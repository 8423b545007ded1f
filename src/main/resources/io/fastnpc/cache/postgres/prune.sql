-- Prunes entries and marks that are old enough, notes how far entries are gone, and makes a new mark
-- where the latest is older than half a minute; unless another worker does so. Entries in front of
-- the horizon stay: a long transaction holds every worker's position back behind them, and each
-- poll would find a gap and empty the cache. What is from the future goes as well: a dump brought it
-- from another cluster, after the history of this one had begun.
-- argument: age_ms (how old, in milliseconds)
WITH turn AS (
  SELECT pg_try_advisory_xact_lock(7237089326041330) AS mine
), latest AS (
  SELECT mark, made_at FROM cache_mark ORDER BY made_at DESC, mark LIMIT 1
), marked AS (
  INSERT INTO cache_mark (made_at)
  SELECT clock_timestamp()
  WHERE (SELECT mine FROM turn)
    AND NOT EXISTS (
      SELECT FROM latest WHERE made_at > clock_timestamp() - INTERVAL '30 s')
), forgotten AS (
  DELETE FROM cache_mark
  WHERE (SELECT mine FROM turn)
    AND made_at < clock_timestamp() - :age_ms * INTERVAL '1 ms'
    AND mark <> (SELECT mark FROM latest)
), pruned AS (
  DELETE FROM cache_invalidation
  WHERE (SELECT mine FROM turn)
    AND xid < pg_snapshot_xmin(pg_current_snapshot())
    -- The statement's time: one that moves would be held against every entry.
    AND logged_at < statement_timestamp() - :age_ms * INTERVAL '1 ms'
  RETURNING xid
), strange AS (
  DELETE FROM cache_invalidation
  WHERE (SELECT mine FROM turn)
    AND xid >= pg_snapshot_xmax(pg_current_snapshot())
)
UPDATE cache_invalidation_floor
SET xid = greatest(
  CASE WHEN xid < pg_snapshot_xmax(pg_current_snapshot()) THEN xid ELSE '0' END,
  (SELECT xid FROM pruned ORDER BY xid DESC LIMIT 1))
WHERE EXISTS (SELECT FROM pruned)
  OR ((SELECT mine FROM turn) AND xid >= pg_snapshot_xmax(pg_current_snapshot()))
