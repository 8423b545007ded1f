-- Arguments: user_id, names. Result: those of the names that characters of the user have.
SELECT name FROM characters WHERE user_id = :user_id AND name = ANY (:names)
