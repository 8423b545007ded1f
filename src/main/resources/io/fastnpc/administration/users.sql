-- All users as the document that clients get, oldest first.
-- Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(item) ORDER BY item.id), '[]') AS items
  FROM (SELECT id, username, created_at, is_admin FROM users) AS item) AS answer
