-- Makes a character of a new name with the other columns of an existing one.
-- Arguments: the new name, id of the existing one. Result: the new id.
INSERT INTO characters (
  user_id, name, model, source, structured_json, baike_content, avatar_url, is_test_case,
  created_at, updated_at)
SELECT
  user_id, ?, model, source, structured_json, baike_content, avatar_url, is_test_case, moment, moment
FROM characters
CROSS JOIN (SELECT extract(EPOCH FROM now())::BIGINT AS moment) AS clock
WHERE id = ?
RETURNING id
