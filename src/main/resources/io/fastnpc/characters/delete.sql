-- Removes a character; what belongs to it goes with it by the foreign keys.
-- Arguments: user_id, name.
DELETE FROM characters WHERE user_id = :user_id AND name = :name
