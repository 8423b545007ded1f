-- Ends what is seen by workers that have said nothing for too long, when they last said so.
-- argument: silence (milliseconds)
UPDATE incident_sighting
SET ended_at = seen_at
WHERE ended_at IS NULL
  AND seen_at < extract(EPOCH FROM clock_timestamp()) * 1000 - CAST(:silence AS BIGINT)
