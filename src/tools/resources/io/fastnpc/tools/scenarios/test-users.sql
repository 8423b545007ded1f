-- Users with characters of about 4 KB each, as large as those of the product.
-- arguments: hash (of the users' password), people (how many users), each (characters of a user)
WITH parameters AS (
  SELECT :hash::text AS hash, :people::int AS people, :each::int AS each
), person AS (
  INSERT INTO users (username, password_hash, created_at)
  SELECT 'person-' || n, hash, 1 FROM parameters, generate_series(1, people) AS n
  RETURNING id
), settings AS (
  INSERT INTO user_settings (user_id, default_model, updated_at, profile)
  SELECT id, 'z-ai/glm-4-32b', 1, '喜欢推理小说' FROM person
), npc AS (
  INSERT INTO characters (user_id, name, model, source, created_at, updated_at)
  SELECT person.id, 'npc-' || n, 'z-ai/glm-4-32b', 'manual', 1, n
  FROM person, parameters, generate_series(1, each) AS n
  RETURNING id
), basic AS (
  INSERT INTO character_basic_info (character_id, name, occupation, appearance, brief_intro)
  SELECT id, '福尔摩斯', '咨询侦探', repeat('高大瘦削，目光锐利。', 20), repeat('住在贝克街的咨询侦探。', 20) FROM npc
), knowledge AS (
  INSERT INTO character_knowledge (character_id, knowledge_domain, skills, limitations)
  SELECT id, repeat('化学、解剖、犯罪史。', 10), repeat('观察与演绎。', 10), '文学与天文' FROM npc
), experiences AS (
  INSERT INTO character_experiences (character_id, experience_text, sequence_order, created_at)
  SELECT id, repeat('破获一案。', 8), n, 1 FROM npc, generate_series(1, 5) AS n
)
INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT id, CASE WHEN n <= 5 THEN 'short_term' ELSE 'long_term' END, repeat('记得一次谈话。', 6), n
FROM npc, generate_series(1, 10) AS n
