-- Removes a character; the foreign keys remove what belongs to it.
-- Argument: character_id.
DELETE FROM characters WHERE id = :character_id
