-- The characters of a user in the order in which they were made.
-- Arguments: user_id, after_id (the character that the rows come after), rows (how many at most).
SELECT id, updated_at, name, avatar_url, is_test_case
FROM characters
WHERE user_id = :user_id AND id > :after_id
ORDER BY id LIMIT :rows
