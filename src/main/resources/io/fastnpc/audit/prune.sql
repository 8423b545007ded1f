-- Deletes some of the rows that are old enough, oldest first, unless another worker does so.
-- arguments: age_s (how old, in seconds), most (how many rows at once)
-- The time is the statement's, and a whole number as the column is: with a time that moves, or as another
-- type, it would be held against every row that there is. And rows by their place, not by their number.
DELETE FROM audit_log
WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM audit_log
  WHERE created_at < CAST(extract(EPOCH FROM statement_timestamp()) AS BIGINT) - :age_s
  ORDER BY created_at
  LIMIT :most
  FOR UPDATE SKIP LOCKED))
