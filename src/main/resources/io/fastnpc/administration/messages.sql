-- All that was said between a user and a character, oldest first, as the document that clients get.
-- Arguments: user_id, character_id. Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(item) ORDER BY item.id), '[]') AS messages
  FROM (
    SELECT id, role, content, created_at, compressed
    FROM messages WHERE user_id = :user_id AND character_id = :character_id) AS item) AS answer
