-- Whether a user may have one more character. Counts no further than it must.
-- Arguments: user_id, most. Result: one row, true or false.
SELECT count(*) < :most
FROM (SELECT 1 FROM characters WHERE user_id = :user_id LIMIT :most) AS counted
