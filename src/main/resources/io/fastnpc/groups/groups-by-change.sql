-- The groups of a user, latest change first. Where the column is_test_case is missing, test_case is null.
-- Arguments: user_id, before_time and before_id (the change that the rows come after), rows (how many at
-- most).
SELECT id, name, created_at, updated_at, to_jsonb(g) ->> 'is_test_case' AS test_case
FROM group_chats AS g
WHERE user_id = :user_id AND (updated_at, id) < (:before_time, :before_id)
ORDER BY updated_at DESC, id DESC LIMIT :rows
