-- Arguments: new password hash, user id, the password hash that the caller proved to know.
-- Result: the account in its new epoch, or no row where the hash is another by now.
UPDATE users
  SET password_hash = ?
  WHERE id = ? AND password_hash = ?
  RETURNING id, username, is_admin, token_epoch
