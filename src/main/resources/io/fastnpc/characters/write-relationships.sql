-- Replaces the relationships of a character.
-- Arguments: character_id, texts (a JSON list).
WITH given AS (SELECT :character_id::INT AS character_id, :texts::JSON AS texts),
gone AS (
  DELETE FROM character_relationships AS r USING given WHERE r.character_id = given.character_id)
INSERT INTO character_relationships (character_id, relationship_text, created_at)
SELECT given.character_id, entry.text, extract(EPOCH FROM now())::BIGINT
FROM given CROSS JOIN json_array_elements_text(given.texts) WITH ORDINALITY AS entry (text, place)
ORDER BY entry.place
