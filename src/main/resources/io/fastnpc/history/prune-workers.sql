-- Deletes the workers of which nothing is known any more.
-- argument: age_minutes (how long ago they started at least)
DELETE FROM cache_worker
WHERE started_at < (extract(EPOCH FROM clock_timestamp()) - :age_minutes * 60) * 1000
  AND NOT EXISTS (SELECT FROM cache_minute WHERE worker = cache_worker.id)
