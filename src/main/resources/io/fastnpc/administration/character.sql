-- One character as the document that clients get. structured_json is text that holds JSON, as the
-- column does.
-- Arguments: user_id, character_id, max_bytes. Result: one row with the document, null where it takes
-- more than max_bytes; or none.
WITH made AS MATERIALIZED (
  SELECT row_to_json(answer) AS document FROM (
    SELECT row_to_json(item) AS "character"
    FROM (
      SELECT id, name, model, source, created_at, updated_at, structured_json
      FROM characters WHERE user_id = :user_id AND id = :character_id) AS item) AS answer)
SELECT CASE WHEN octet_length(document::TEXT) <= :max_bytes THEN document END FROM made
