-- Removes a character; the foreign keys remove what belongs to it.
-- Arguments: user_id, name.
DELETE FROM characters WHERE user_id = :user_id AND name = :name
