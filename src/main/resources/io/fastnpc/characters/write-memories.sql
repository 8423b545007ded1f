-- Replaces the memories of one type of a character.
-- Arguments: character_id, memory_type, texts (a JSON list).
WITH given AS (
  SELECT :character_id::INT AS character_id, :memory_type::TEXT AS memory_type, :texts::JSON AS texts),
gone AS (
  DELETE FROM character_memories AS m USING given
  WHERE m.character_id = given.character_id AND m.memory_type = given.memory_type)
INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT given.character_id, given.memory_type, entry.text, extract(EPOCH FROM now())::BIGINT
FROM given CROSS JOIN json_array_elements_text(given.texts) WITH ORDINALITY AS entry (text, place)
ORDER BY entry.place
