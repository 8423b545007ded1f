-- Sets the size of a character's source to the length of its encyclopedia text; a character without
-- such a text keeps the size it has.
-- Argument: character_id.
UPDATE character_source_info AS s SET source_info_size = char_length(c.baike_content)
FROM characters AS c
WHERE c.id = s.character_id AND c.baike_content IS NOT NULL AND c.id = :character_id
