-- Incidents that begin a chain, newest first, each with its chain and what workers saw of it: one row
-- for each of them and worker, cause before effect.
-- arguments: id (of this one only, wherever it stands in its chain; null: all that follow), before_at
--   and before_id (of the last one on the page before), kind (anywhere in the chain; null: any),
--   lasting (true: those only), since, until (milliseconds since 1970: it lasted between), worker
--   (null: any), limit
WITH found AS (
  SELECT id, began_at
  FROM incident first
  WHERE (CAST(:id AS BIGINT) = id OR (CAST(:id AS BIGINT) IS NULL AND cause_id IS NULL))
    AND (began_at, id) < (:before_at, :before_id)
    AND began_at <= :until
    AND EXISTS (
      SELECT FROM incident
      WHERE (id = first.id OR cause_id = first.id)
        AND (ended_at IS NULL OR (ended_at >= :since AND NOT :lasting)))
    AND (CAST(:kind AS TEXT) IS NULL OR EXISTS (
      SELECT FROM incident
      WHERE (id = first.id OR cause_id = first.id)
        AND kind = CAST(:kind AS TEXT)))
    AND (CAST(:worker AS TEXT) IS NULL OR subject = CAST(:worker AS TEXT) OR EXISTS (
      SELECT FROM incident part
      JOIN incident_sighting sighting ON sighting.incident_id = part.id
      WHERE (part.id = first.id OR part.cause_id = first.id)
        AND sighting.worker = CAST(:worker AS TEXT)))
  ORDER BY began_at DESC, id DESC
  LIMIT :limit)
SELECT found.id AS first, part.id, part.kind, part.subject, part.began_at, part.ended_at,
  sighting.worker, sighting.began_at AS seen_from, sighting.ended_at AS seen_to, sighting.times,
  sighting.reads, sighting.failed_answers, sighting.failed_writes, sighting.reasons,
  EXISTS (SELECT FROM incident_call WHERE incident_id = found.id AND outcome = 'given up') AS untold
FROM found
JOIN incident part ON part.id = found.id OR part.cause_id = found.id
LEFT JOIN incident_sighting sighting ON sighting.incident_id = part.id
ORDER BY found.began_at DESC, found.id DESC, (part.id = found.id) DESC, part.began_at, part.id,
  sighting.began_at, sighting.worker
