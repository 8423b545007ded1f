-- Deletes some of the minutes that are old enough, oldest first, unless another worker does so.
-- arguments: age_minutes (how old), most (how many rows at once)
DELETE FROM cache_minute
WHERE (minute, worker, cache) IN (
  SELECT minute, worker, cache FROM cache_minute
  WHERE minute < CAST(floor(extract(EPOCH FROM clock_timestamp()) / 60) AS INTEGER) - :age_minutes
  ORDER BY minute
  LIMIT :most
  FOR UPDATE SKIP LOCKED)
