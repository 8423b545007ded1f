-- Argument: user_id. Result: the account, or no row.
SELECT id, username, is_admin, token_epoch
  FROM users
  WHERE id = :user_id
