-- Deletes some of the rows that are old enough, oldest first, unless another worker does so.
-- arguments: age_s (how old, in seconds), most (how many rows at once)
DELETE FROM audit_log
WHERE id IN (
  SELECT id FROM audit_log
  WHERE created_at < extract(EPOCH FROM clock_timestamp()) - :age_s
  ORDER BY created_at
  LIMIT :most
  FOR UPDATE SKIP LOCKED)
