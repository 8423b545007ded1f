-- Claims a call of the webhook that is due, for a minute; another worker may make it after that.
-- It begins when the incident with its effects has lasted five seconds, and was noted three seconds
-- ago, when its cause is known; and ends a minute after it, when it does not come back any more.
-- What passes sooner, or ended long before anybody listened, is not told.
-- result: the incident and the state to tell, or no row
WITH clock AS (
  SELECT CAST(extract(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now),
due AS (
  SELECT id, 'opened' AS state
  FROM incident first, clock
  WHERE cause_id IS NULL
    AND noted_at <= now - 3000
    AND (ended_at IS NULL OR ended_at > now - 600000)
    AND EXISTS (
      SELECT FROM incident
      WHERE (id = first.id OR cause_id = first.id)
        AND coalesce(ended_at, now) - first.began_at >= 5000)
  UNION ALL
  SELECT opened.incident_id, 'closed'
  FROM incident_call opened, clock
  WHERE opened.state = 'opened'
    AND opened.done_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM incident_call closed
      WHERE closed.incident_id = opened.incident_id
        AND closed.state = 'closed'
        AND closed.done_at IS NOT NULL)
    AND NOT EXISTS (
      SELECT FROM incident
      WHERE (id = opened.incident_id OR cause_id = opened.incident_id)
        AND (ended_at IS NULL OR ended_at > now - 60000)))
INSERT INTO incident_call AS made (incident_id, state, claimed_until, outcome)
SELECT due.id, due.state, now + 60000, ''
FROM due, clock
WHERE NOT EXISTS (
  SELECT FROM incident_call
  WHERE incident_id = due.id
    AND incident_call.state = due.state
    AND (done_at IS NOT NULL OR claimed_until > now))
ORDER BY due.id, due.state DESC
LIMIT 1
ON CONFLICT (incident_id, state) DO UPDATE SET claimed_until = excluded.claimed_until
WHERE made.done_at IS NULL AND made.claimed_until <= excluded.claimed_until - 60000
RETURNING incident_id, state
