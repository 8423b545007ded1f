-- Gives characters Chinese names, which travel percent-encoded, and 角色10 of each user many memories.
WITH named AS (
  UPDATE characters SET name = '角色' || substr(name, length('npc-') + 1)
  RETURNING id, name
)
INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT id, CASE WHEN n % 2 = 0 THEN 'long_term' ELSE 'short_term' END, repeat('记得一次谈话。', 17), 100 + n
FROM named, generate_series(1, 125) AS n
WHERE name = '角色10'
