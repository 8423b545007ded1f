-- Arguments: new_hash, user_id, known_hash (the password hash that the caller proved to know).
-- Result: the account in its new epoch, or no row where the hash is another by now.
UPDATE users
  SET password_hash = :new_hash
  WHERE id = :user_id AND password_hash = :known_hash
  RETURNING id, username, is_admin, token_epoch
