-- The characters of a user in the order in which they were made, a stretch of the index of (user_id, id):
-- with user_id = … PostgreSQL may walk the primary key instead, through everybody's characters.
-- Arguments: user_id, after_id (the character that the rows come after), rows (how many at most).
SELECT id, name, model, source, created_at, updated_at
FROM characters
WHERE (user_id, id) > (:user_id, :after_id) AND (user_id, id) <= (:user_id, 9223372036854775807)
ORDER BY user_id, id LIMIT :rows
