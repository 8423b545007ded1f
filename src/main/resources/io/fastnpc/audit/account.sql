-- The account that somebody typed: by its name or else by its id, which may be that of one that is gone.
-- Argument: typed. Result: one row with the id, or none.
SELECT id FROM (
  SELECT id, 1 AS place FROM users WHERE username = :typed
  UNION ALL
  -- Only then is it cast: a condition beside it may be looked at later.
  SELECT CASE WHEN CAST(:typed AS TEXT) ~ '^[0-9]{1,9}$' THEN CAST(:typed AS INTEGER) END, 2
) found
WHERE id IS NOT NULL
ORDER BY place
LIMIT 1
