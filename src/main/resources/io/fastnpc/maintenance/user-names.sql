-- What some users are called.
-- Argument: ids, separated by commas. Result: the id and the name of each that exists.
SELECT id, username
FROM users
WHERE id = ANY (string_to_array(:ids, ',')::int[])
