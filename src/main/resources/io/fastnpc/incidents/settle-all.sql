-- Ends the incidents that no worker sees any more; also one whose worker died before it said more.
-- argument: silence (milliseconds that it was noted ago at least)
UPDATE incident
SET ended_at = coalesce(
  (SELECT max(ended_at) FROM incident_sighting WHERE incident_id = incident.id), began_at)
WHERE ended_at IS NULL
  AND noted_at < extract(EPOCH FROM clock_timestamp()) * 1000 - CAST(:silence AS BIGINT)
  AND NOT EXISTS (
    SELECT FROM incident_sighting WHERE incident_id = incident.id AND ended_at IS NULL)
