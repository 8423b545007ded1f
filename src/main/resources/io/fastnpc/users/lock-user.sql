-- Arguments: user_id, known_hash (the password hash that the caller proved to know).
-- Result: one row, or none where the hash is another by now. Until the transaction ends no other
-- one can add a row that belongs to the user.
SELECT id
  FROM users
  WHERE id = :user_id AND password_hash = :known_hash
  FOR UPDATE
