-- Holds the character that a user means by a name as it is until the end of the transaction: nobody
-- else renames it, deletes it or writes what is known about it meanwhile. Reads go on.
-- Arguments and result as in find-character.sql.
SELECT id, name FROM characters
WHERE user_id = :user_id AND name IN (:exact, :normal)
ORDER BY name = :exact DESC LIMIT 1
FOR NO KEY UPDATE
