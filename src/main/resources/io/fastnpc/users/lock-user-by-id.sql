-- Argument: user_id. Result: one row, or none where there is no such user. Until the transaction
-- ends, nobody else changes or deletes the user.
SELECT id
  FROM users
  WHERE id = :user_id
  FOR UPDATE
