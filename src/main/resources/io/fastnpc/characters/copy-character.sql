-- Makes a character of a new name with the other columns of an existing one.
-- Arguments: new_name, original_id. Result: the new id.
INSERT INTO characters (
  user_id, name, model, source, structured_json, baike_content, avatar_url, is_test_case,
  created_at, updated_at)
SELECT
  user_id, :new_name, model, source, structured_json, baike_content, avatar_url, is_test_case,
  moment, moment
FROM characters
CROSS JOIN (SELECT extract(EPOCH FROM now())::BIGINT AS moment) AS clock
WHERE id = :original_id
RETURNING id
