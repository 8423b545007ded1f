-- Arguments: user name, password hash, 1 for an administrator or 0.
-- Result: the new account, or no row where the name is taken.
INSERT INTO users (username, password_hash, created_at, is_admin)
  VALUES (?, ?, extract(EPOCH FROM clock_timestamp())::BIGINT, ?)
  ON CONFLICT (username) DO NOTHING
  RETURNING id, username, is_admin, token_epoch
