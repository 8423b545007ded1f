-- Which character a user has under a name.
-- Arguments: user id, name. Result: its id; no row if there is none.
SELECT id FROM characters WHERE user_id = ? AND name = ?
