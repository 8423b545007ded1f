-- Argument: user_id. Result: the names of the user's characters, which stay as they are until the
-- transaction ends.
SELECT name
  FROM characters
  WHERE user_id = :user_id
  ORDER BY id
  FOR UPDATE
