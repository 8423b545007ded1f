-- Whom an administrator means; who has the name goes before who has the id.
-- Arguments: name, the same as an id. Result: one row with the user's id, or none.
SELECT id
FROM users, (SELECT ?::text AS name) AS wanted
WHERE username = name OR id::text = name
ORDER BY username = name DESC
LIMIT 1
