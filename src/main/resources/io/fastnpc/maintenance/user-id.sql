-- The user that an administrator typed, by name or else by id.
-- Argument: name (or an id as text). Result: one row with the user's id, or none.
SELECT id
FROM (
  SELECT id, 1 AS place FROM users WHERE username = :name
  UNION ALL
  -- The text is cast and not the id, which would then be looked for in every row; and only where it is one.
  SELECT id, 2 FROM users
  WHERE id = CASE WHEN CAST(:name AS TEXT) ~ '^[1-9][0-9]{0,9}$' THEN CAST(CAST(:name AS TEXT) AS BIGINT) END) AS found
ORDER BY place
LIMIT 1
