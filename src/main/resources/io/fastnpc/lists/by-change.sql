-- A stretch of a list in the order of changes, the latest first, its items as JSON one after the other,
-- with commas between. Sizes are added up before any JSON is made: rows that go beyond max_bytes are
-- never read in full.
-- Arguments: those of the rows, which come from files of the list itself; max_bytes; whole (true: all
-- of the rows or none, false: as many as fit, and at least the first); head and tail (put around).
-- Result: one row: items (null: whole was asked for, and it is too large), made and found (rows),
-- last_time and last_id (of the last row made).
WITH sized AS (
  SELECT listed.*, size.*,
    row_number() OVER (ORDER BY listed.updated_at DESC, listed.id DESC) AS place,
    sum(size.bytes) OVER (ORDER BY listed.updated_at DESC, listed.id DESC) AS so_far,
    sum(size.bytes) OVER () AS total
  FROM (/* rows */) AS listed
  CROSS JOIN LATERAL (/* size */ OFFSET 0) AS size),
chosen AS (
  SELECT sized.*,
    CASE WHEN :whole THEN total <= :max_bytes ELSE so_far <= :max_bytes OR place = 1 END AS made
  FROM sized)
SELECT
  CASE WHEN NOT :whole OR count(*) = count(*) FILTER (WHERE made) THEN
    :head || coalesce(string_agg(
      CASE WHEN made THEN (SELECT row_to_json(item)::text FROM (/* item */) AS item) END,
      ',' ORDER BY place), '') || :tail
  END AS items,
  count(*) FILTER (WHERE made) AS made,
  count(*) AS found,
  min(updated_at) FILTER (WHERE made) AS last_time,
  (array_agg(id ORDER BY place DESC) FILTER (WHERE made))[1] AS last_id
FROM chosen
