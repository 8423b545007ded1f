-- The groups of a user in the order in which they were made, a stretch of the index of (user_id, id): with
-- user_id = … PostgreSQL may walk the primary key instead, through everybody's groups. Where the column
-- is_test_case is missing, test_case is null.
-- Arguments: user_id, after_id (the group that the rows come after), rows (how many at most).
SELECT id, name, created_at, updated_at, to_jsonb(g) ->> 'is_test_case' AS test_case
FROM group_chats AS g
WHERE (user_id, id) > (:user_id, :after_id) AND (user_id, id) <= (:user_id, 9223372036854775807)
ORDER BY user_id, id LIMIT :rows
