-- Arguments: user_id, known_hash (the hash that the caller's password matched).
-- Result: one row, whether the user is an administrator; or none where the hash has changed since.
-- Until the transaction ends, no other one can add a row that belongs to the user.
SELECT is_admin
  FROM users
  WHERE id = :user_id AND password_hash = :known_hash
  FOR UPDATE
