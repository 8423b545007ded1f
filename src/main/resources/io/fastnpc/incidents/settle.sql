-- Ends an incident when no worker sees it any more, and not before.
-- argument: incident
UPDATE incident
SET ended_at = CASE WHEN seen.ended IS NOT NULL THEN greatest(seen.ended, began_at) END
FROM (
  SELECT CASE WHEN bool_or(ended_at IS NULL) THEN NULL ELSE max(ended_at) END AS ended
  FROM incident_sighting
  WHERE incident_id = :incident) seen
WHERE incident.id = :incident
  AND incident.ended_at IS DISTINCT FROM
    CASE WHEN seen.ended IS NOT NULL THEN greatest(seen.ended, began_at) END
