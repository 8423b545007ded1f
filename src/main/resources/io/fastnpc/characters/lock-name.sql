-- The same as lock-character.sql for a transaction that renames or deletes: from the start as strong
-- as these need it, since two that make a lock stronger can wait for each other.
-- Arguments and result as in find-character.sql.
SELECT id, name FROM characters
WHERE user_id = :user_id AND name IN (:exact, :normal)
ORDER BY name = :exact DESC LIMIT 1
FOR UPDATE
