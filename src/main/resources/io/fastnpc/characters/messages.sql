-- A page of what was said between a user and a character, oldest first, as the document that clients
-- get.
-- Arguments: user_id, character_id, after_id (where the page begins), limit (its length).
-- Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(page) ORDER BY page.id), '[]') AS messages
  FROM (
    SELECT id, role, content, created_at, compressed FROM messages
    WHERE user_id = :user_id AND character_id = :character_id AND id > :after_id
    ORDER BY id LIMIT :limit) AS page) AS answer
