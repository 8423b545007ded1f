-- Replaces the experiences of a character.
-- Arguments: character_id, texts (a JSON list).
WITH given AS (SELECT :character_id::INT AS character_id, :texts::JSON AS texts),
gone AS (
  DELETE FROM character_experiences AS e USING given WHERE e.character_id = given.character_id)
INSERT INTO character_experiences (character_id, experience_text, sequence_order, created_at)
SELECT given.character_id, entry.text, entry.place - 1, extract(EPOCH FROM now())::BIGINT
FROM given CROSS JOIN json_array_elements_text(given.texts) WITH ORDINALITY AS entry (text, place)
ORDER BY entry.place
