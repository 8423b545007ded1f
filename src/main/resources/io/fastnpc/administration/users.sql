-- All users, oldest first.
-- Arguments: after_id (the user that the rows come after), rows (how many at most).
SELECT id, username, created_at, is_admin
FROM users
WHERE id > :after_id
ORDER BY id LIMIT :rows
