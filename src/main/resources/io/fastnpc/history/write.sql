-- Stores what one worker did, in place of what it said of the same minutes before.
-- arguments: rows (a JSON array of objects with the columns), worker, name, version, started_at
WITH known AS (
  INSERT INTO cache_worker (id, name, version, started_at)
  VALUES (CAST(:worker AS UUID), :name, :version, :started_at)
  ON CONFLICT (id) DO NOTHING)
INSERT INTO cache_minute AS kept
  (minute, worker, cache, hits, misses, bypassed, coalesced, evictions, errors)
SELECT minute, CAST(:worker AS UUID), cache, hits, misses, bypassed, coalesced, evictions, errors
FROM json_to_recordset(CAST(:rows AS json)) AS row (
  minute INTEGER, cache TEXT, hits BIGINT, misses BIGINT, bypassed BIGINT, coalesced BIGINT,
  evictions BIGINT, errors BIGINT)
ON CONFLICT (minute, worker, cache) DO UPDATE SET
  hits = excluded.hits,
  misses = excluded.misses,
  bypassed = excluded.bypassed,
  coalesced = excluded.coalesced,
  evictions = excluded.evictions,
  errors = excluded.errors
