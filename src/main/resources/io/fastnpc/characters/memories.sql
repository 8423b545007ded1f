-- What a character remembers, as the document that clients get.
-- Arguments: user_id, name. Result: one row with the document; none if there is no such character.
SELECT (SELECT row_to_json(answer) FROM (
  SELECT
    coalesce(json_agg(m.content ORDER BY m.created_at, m.id)
      FILTER (WHERE m.memory_type = 'short_term'), '[]') AS short_term,
    coalesce(json_agg(m.content ORDER BY m.created_at, m.id)
      FILTER (WHERE m.memory_type = 'long_term'), '[]') AS long_term
  FROM character_memories AS m WHERE m.character_id = c.id) AS answer)
FROM characters AS c WHERE c.user_id = :user_id AND c.name = :name
