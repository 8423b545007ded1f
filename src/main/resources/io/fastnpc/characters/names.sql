-- Argument: user_id. Result: the names of all characters of the user.
SELECT name FROM characters WHERE user_id = :user_id
