-- Holds a character as it is until the end of the transaction: nobody else renames it, deletes it or
-- writes what is known about it meanwhile. Reads go on.
-- Arguments: user_id, name. Result: its id; no row if there is none.
SELECT id FROM characters WHERE user_id = :user_id AND name = :name FOR NO KEY UPDATE
