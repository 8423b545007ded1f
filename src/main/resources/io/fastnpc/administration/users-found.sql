-- The users whose name begins with a text, and the one whose id is meant, oldest first. Names are
-- compared byte by byte, so that an index finds their beginning whatever the database's language. Found first
-- and put in order then: a plan for any arguments may else walk all users in the order of ids.
-- Arguments: first_name (the text itself), name_after (the least text that comes after all texts that
-- begin so; null: there is none), found_id (null: none is meant), after_id (the user that the rows come
-- after), rows (how many at most).
WITH found AS MATERIALIZED (
  SELECT id FROM users WHERE username ~>=~ :first_name AND username ~<~ :name_after
  UNION
  SELECT id FROM users WHERE id = :found_id)
SELECT u.id, u.username, u.created_at, u.is_admin
FROM (SELECT id FROM found WHERE id > :after_id ORDER BY id LIMIT :rows) AS page
CROSS JOIN LATERAL (SELECT * FROM users WHERE users.id = page.id OFFSET 0) AS u
ORDER BY u.id
