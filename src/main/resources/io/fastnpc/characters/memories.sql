-- What a character remembers, as the document that clients get.
-- Arguments: user_id, name, max_bytes. Result: one row with the document, null where it takes more than
-- max_bytes; none if there is no such character.
WITH made AS MATERIALIZED (
  SELECT (SELECT row_to_json(answer) FROM (
    SELECT
      coalesce(json_agg(m.content ORDER BY m.created_at, m.id)
        FILTER (WHERE m.memory_type = 'short_term'), '[]') AS short_term,
      coalesce(json_agg(m.content ORDER BY m.created_at, m.id)
        FILTER (WHERE m.memory_type = 'long_term'), '[]') AS long_term
    FROM character_memories AS m WHERE m.character_id = c.id) AS answer) AS document
  FROM characters AS c WHERE c.user_id = :user_id AND c.name = :name)
SELECT CASE WHEN octet_length(document::TEXT) <= :max_bytes THEN document END FROM made
