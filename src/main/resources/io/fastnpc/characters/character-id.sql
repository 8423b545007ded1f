-- Which character a user has under a name.
-- Arguments: user_id, name. Result: its id; no row if there is none.
SELECT id FROM characters WHERE user_id = :user_id AND name = :name
