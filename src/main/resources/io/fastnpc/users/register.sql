-- Arguments: username, password_hash, is_admin (1 for an administrator, else 0).
-- The second is not rounded up: a session that begins in it must not seem to be older.
-- Result: the new account, or no row where the name is taken.
INSERT INTO users (username, password_hash, created_at, is_admin)
  VALUES (:username, :password_hash, floor(extract(EPOCH FROM clock_timestamp())), :is_admin)
  ON CONFLICT (username) DO NOTHING
  RETURNING id, username, is_admin, token_epoch, created_at, sessions_ended_at,
    ARRAY[]::TEXT[] AS ended_sessions
