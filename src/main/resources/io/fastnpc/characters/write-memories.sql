-- Replaces the memories of one type of a character.
-- Arguments: character id, the type, a JSON list of texts.
WITH given AS (SELECT ?::INT AS character_id, ?::TEXT AS memory_type, ?::JSON AS texts),
gone AS (
  DELETE FROM character_memories AS m USING given
  WHERE m.character_id = given.character_id AND m.memory_type = given.memory_type)
INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT given.character_id, given.memory_type, entry.text, extract(EPOCH FROM now())::BIGINT
FROM given CROSS JOIN json_array_elements_text(given.texts) WITH ORDINALITY AS entry (text, place)
ORDER BY entry.place
