-- The characters of a user as the document that clients get, latest change first.
-- Argument: user_id. Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(item) ORDER BY item.updated_at DESC, item.id DESC), '[]')
    AS items
  FROM (
    SELECT id, name, model, source, created_at, updated_at
    FROM characters WHERE user_id = :user_id) AS item) AS answer
