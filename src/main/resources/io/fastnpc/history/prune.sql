-- Deletes some of the minutes that are old enough, oldest first, unless another worker does so.
-- arguments: age_minutes (how old), most (how many rows at once)
-- The time is the statement's: one that moves would be held against every row that there is. And rows by
-- their place: as many keys as that might be looked for in the whole table.
DELETE FROM cache_minute
WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM cache_minute
  WHERE minute < CAST(floor(extract(EPOCH FROM statement_timestamp()) / 60) AS INTEGER) - :age_minutes
  ORDER BY minute
  LIMIT :most
  FOR UPDATE SKIP LOCKED))
