-- One user as the document that clients get.
-- Argument: user_id. Result: one row with the document, or none.
SELECT row_to_json(answer) FROM (
  SELECT row_to_json(item) AS "user"
  FROM (SELECT id, username, created_at, is_admin FROM users WHERE id = :user_id) AS item) AS answer
