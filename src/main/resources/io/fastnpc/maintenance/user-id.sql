-- The user that an administrator typed, by name or else by id.
-- Argument: name (or an id as text). Result: one row with the user's id, or none.
SELECT id
FROM users
WHERE username = :name OR id::text = :name
ORDER BY username = :name DESC
LIMIT 1
