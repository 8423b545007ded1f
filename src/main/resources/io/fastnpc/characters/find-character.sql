-- Which character a user means by a name: the one called exactly so, else the one whose name is the
-- normal form of it.
-- Arguments: user_id, exact, normal. Result: its id and its name; no row if there is none.
SELECT id, name FROM characters
WHERE user_id = :user_id AND name IN (:exact, :normal)
ORDER BY name = :exact DESC LIMIT 1
