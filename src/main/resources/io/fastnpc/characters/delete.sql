-- Removes a character; what belongs to it goes with it by the foreign keys.
-- Arguments: user id, name.
DELETE FROM characters WHERE user_id = ? AND name = ?
