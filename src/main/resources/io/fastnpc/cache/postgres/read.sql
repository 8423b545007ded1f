-- Everything a poll needs to know, in one snapshot.
-- arguments: source (of the position, or null), transaction (of the position, or null)
-- rows: at least one; the columns of the log are null where nothing was logged since
WITH seen AS (
  SELECT pg_current_snapshot() AS snapshot,
         (SELECT system_identifier FROM pg_control_system())
           || '.' || (SELECT timeline_id FROM pg_control_checkpoint()) AS source,
         :source::text AS position_source,
         :transaction::text::xid8 AS position
)
SELECT seen.source,
       pg_snapshot_xmin(seen.snapshot)::text AS horizon,
       -- Unknown, of another database or another history of it, from the future, or too old.
       (seen.position IS NULL
         OR seen.position_source <> seen.source
         OR seen.position > pg_snapshot_xmax(seen.snapshot)
         OR seen.position <= (SELECT xid FROM cache_invalidation_floor)) AS gap,
       -- Compared with the time before the snapshot: had it ended then, no prolongation can be missed.
       (SELECT since::text FROM cache_suspension WHERE until > statement_timestamp())
         AS suspended_since,
       log.xid::text AS xid, log.cache, log.args
FROM seen
LEFT JOIN cache_invalidation AS log
  ON log.xid >= seen.position AND seen.position_source = seen.source
