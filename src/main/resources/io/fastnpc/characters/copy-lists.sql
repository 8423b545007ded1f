-- Gives one character the experiences, relationships and memories of another, in their order.
-- Arguments: copy_id, original_id.
WITH ids AS (SELECT :copy_id::INT AS new, :original_id::INT AS old),
experiences AS (
  INSERT INTO character_experiences (character_id, experience_text, sequence_order, created_at)
  SELECT ids.new, experience_text, sequence_order, created_at
  FROM character_experiences JOIN ids ON character_id = ids.old ORDER BY sequence_order, id),
relationships AS (
  INSERT INTO character_relationships (character_id, relationship_text, created_at)
  SELECT ids.new, relationship_text, created_at
  FROM character_relationships JOIN ids ON character_id = ids.old ORDER BY created_at, id)
INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT ids.new, memory_type, content, created_at
FROM character_memories JOIN ids ON character_id = ids.old ORDER BY created_at, id
