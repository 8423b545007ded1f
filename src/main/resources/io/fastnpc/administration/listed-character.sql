-- One character as it stands in the list of a user's.
-- Arguments: user_id, character_id. Result: one row with the document, or none.
SELECT row_to_json(item)
FROM (
  SELECT id, name, model, source, created_at, updated_at
  FROM characters WHERE user_id = :user_id AND id = :character_id) AS item
