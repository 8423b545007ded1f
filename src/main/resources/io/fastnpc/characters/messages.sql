-- A page of what was said between a user and a character, oldest first, as the document that clients
-- get.
-- Arguments: user id, character id, the id after which the page begins, its length.
-- Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(page) ORDER BY page.id), '[]') AS messages
  FROM (
    SELECT id, role, content, created_at, compressed FROM messages
    WHERE user_id = ? AND character_id = ? AND id > ?
    ORDER BY id LIMIT ?) AS page) AS answer
