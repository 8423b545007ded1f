-- Deletes some of the chains that are over for long enough, oldest first, unless another worker does.
-- arguments: age_ms, most (how many at once)
DELETE FROM incident
WHERE id IN (
  SELECT id FROM incident first
  WHERE cause_id IS NULL
    AND began_at < extract(EPOCH FROM clock_timestamp()) * 1000 - CAST(:age_ms AS BIGINT)
    AND NOT EXISTS (
      SELECT FROM incident
      WHERE (id = first.id OR cause_id = first.id)
        AND (ended_at IS NULL
          OR ended_at >= extract(EPOCH FROM clock_timestamp()) * 1000 - CAST(:age_ms AS BIGINT)))
  ORDER BY began_at
  LIMIT :most
  FOR UPDATE SKIP LOCKED)
