-- Puts an incident, with what it caused, into the chain of its cause, unless it is in one already.
-- arguments: incident, cause
UPDATE incident
SET cause_id = first.id
FROM (SELECT coalesce(cause_id, id) AS id FROM incident WHERE id = :cause) first
WHERE first.id <> :incident
  AND ((incident.id = :incident AND incident.cause_id IS NULL) OR incident.cause_id = :incident)
