-- Arguments: username, password_hash, is_admin (1 for an administrator, else 0).
-- Result: the new account, or no row where the name is taken.
INSERT INTO users (username, password_hash, created_at, is_admin)
  VALUES (:username, :password_hash, extract(EPOCH FROM clock_timestamp())::BIGINT, :is_admin)
  ON CONFLICT (username) DO NOTHING
  RETURNING id, username, is_admin, token_epoch
