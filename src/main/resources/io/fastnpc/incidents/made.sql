-- Notes that a call was made or given up.
-- arguments: incident, state, outcome
INSERT INTO incident_call (incident_id, state, claimed_until, done_at, outcome)
SELECT :incident, :state, now, now, :outcome
FROM (SELECT CAST(extract(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now) clock
ON CONFLICT (incident_id, state) DO UPDATE SET done_at = excluded.done_at, outcome = excluded.outcome
