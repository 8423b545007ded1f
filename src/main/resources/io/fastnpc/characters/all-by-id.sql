-- The characters of all users in the order in which they were made.
-- Arguments: after_id (the character that the rows come after), rows (how many at most).
SELECT id, updated_at, name, avatar_url, is_test_case
FROM characters
WHERE id > :after_id
ORDER BY id LIMIT :rows
