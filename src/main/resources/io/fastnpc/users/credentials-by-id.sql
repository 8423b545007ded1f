-- Argument: user_id. Result: the account with its password hash, or no row.
SELECT id, username, is_admin, token_epoch, password_hash
  FROM users
  WHERE id = :user_id
