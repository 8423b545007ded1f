-- What was said between a user and a character, oldest first.
-- Arguments: user_id, character_id, after_id (the message that the rows come after), rows (how many at
-- most).
SELECT id, role, content, created_at, compressed
FROM messages
WHERE user_id = :user_id AND character_id = :character_id AND id > :after_id
ORDER BY id LIMIT :rows
