-- Makes a character. Nothing happens where the name is taken.
-- Arguments: user_id, name, model, source. Result: the new id; no row if the name is taken.
INSERT INTO characters (user_id, name, model, source, structured_json, created_at, updated_at)
SELECT :user_id, :name, :model, :source, '{}', moment, moment
FROM (SELECT extract(EPOCH FROM now())::BIGINT AS moment) AS clock
ON CONFLICT (user_id, name) DO NOTHING
RETURNING id
