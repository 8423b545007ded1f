-- Deletes some of the chains that are over for long enough, oldest first, unless another worker does.
-- One whose end the webhook is still to be told of stays a day longer.
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
          OR ended_at >= extract(EPOCH FROM clock_timestamp()) * 1000 - CAST(:age_ms AS BIGINT)
            - CASE WHEN EXISTS (
                SELECT FROM incident_call call
                WHERE call.incident_id = first.id AND call.state = 'opened')
              AND NOT EXISTS (
                SELECT FROM incident_call call
                WHERE call.incident_id = first.id AND call.state = 'closed'
                  AND call.done_at IS NOT NULL)
              THEN 86400000 ELSE 0 END))
  ORDER BY began_at
  LIMIT :most
  FOR UPDATE SKIP LOCKED)
