-- Stores what a worker sees of an incident, in place of what it said before.
-- arguments: id, incident, worker, began_ago, ended_ago (milliseconds; null: it lasts), times, reads,
--   failed_answers, failed_writes, reasons
INSERT INTO incident_sighting
  (id, incident_id, worker, began_at, ended_at, seen_at, times, reads, failed_answers, failed_writes,
   reasons)
SELECT CAST(:id AS UUID), :incident, :worker, now - CAST(:began_ago AS BIGINT),
  now - CAST(:ended_ago AS BIGINT), now, :times, :reads, :failed_answers, :failed_writes, :reasons
FROM (SELECT CAST(extract(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now) clock
ON CONFLICT (id) DO UPDATE SET
  incident_id = excluded.incident_id,
  -- Both are told as so long ago, and the way to here takes now longer, now less.
  ended_at = CASE WHEN excluded.ended_at IS NOT NULL
    THEN greatest(excluded.ended_at, incident_sighting.began_at) END,
  seen_at = excluded.seen_at,
  times = excluded.times,
  reads = excluded.reads,
  failed_answers = excluded.failed_answers,
  failed_writes = excluded.failed_writes,
  reasons = excluded.reasons
