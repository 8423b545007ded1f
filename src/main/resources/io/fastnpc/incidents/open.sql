-- Finds the incident that somebody sees, which may have ended up to a minute before, or opens one.
-- One that has another cause is another one, and so is one that was over long before.
-- arguments: kind, subject, cause (the id of its incident, wherever that stands in its chain; null:
--   it is not known), began_ago, ended_ago (milliseconds; null: it lasts)
-- result: one row with its id
WITH clock AS (
  SELECT CAST(extract(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now),
span AS (
  SELECT now, now - CAST(:began_ago AS BIGINT) AS began, now - CAST(:ended_ago AS BIGINT) AS ended
  FROM clock),
known AS (
  SELECT incident.id
  FROM incident, span
  WHERE kind = :kind
    AND subject = :subject
    AND (cause_id IS NULL OR CAST(:cause AS BIGINT) IS NULL OR cause_id = (
      SELECT coalesce(cause_id, id) FROM incident first WHERE first.id = CAST(:cause AS BIGINT)))
    AND began_at <= coalesce(span.ended, span.now) + 60000
    AND (ended_at IS NULL OR ended_at >= span.began - 60000)
  ORDER BY -- the nearest, which are those at the same time
    greatest(0, began_at - coalesce(span.ended, span.now), span.began - ended_at),
    (ended_at IS NULL) DESC,
    began_at DESC
  LIMIT 1),
joined AS (
  UPDATE incident
  SET began_at = least(began_at, span.began),
    ended_at = CASE WHEN span.ended IS NULL THEN NULL ELSE ended_at END
  FROM known, span
  WHERE incident.id = known.id
  RETURNING incident.id),
-- Always as one that lasts, so that two workers which open it at the same time open one.
opened AS (
  INSERT INTO incident (kind, subject, began_at, noted_at)
  SELECT :kind, :subject, began, now FROM span WHERE NOT EXISTS (SELECT FROM known)
  ON CONFLICT (kind, subject) WHERE ended_at IS NULL AND cause_id IS NULL
  DO UPDATE SET began_at = least(incident.began_at, excluded.began_at)
  -- One that lasts is the same, however much later it began by a clock that has been set back since.
  WHERE incident.began_at <= (SELECT ended + 60000 FROM span) OR (SELECT ended IS NULL FROM span)
  RETURNING id),
-- A later one lasts.
told_late AS (
  INSERT INTO incident (kind, subject, began_at, ended_at, noted_at)
  SELECT :kind, :subject, began, ended, now FROM span
  WHERE NOT EXISTS (SELECT FROM joined) AND NOT EXISTS (SELECT FROM opened)
  RETURNING id)
SELECT id FROM joined UNION ALL SELECT id FROM opened UNION ALL SELECT id FROM told_late
