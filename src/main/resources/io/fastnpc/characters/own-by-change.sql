-- The characters of a user, latest change first.
-- Arguments: user_id, before_time and before_id (the change that the rows come after), rows (how many at most).
SELECT id, updated_at, name, avatar_url, is_test_case
FROM characters
WHERE user_id = :user_id AND (updated_at, id) < (:before_time, :before_id)
ORDER BY updated_at DESC, id DESC LIMIT :rows
