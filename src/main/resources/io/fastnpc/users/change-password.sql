-- Arguments: new_hash, user_id, known_hash (the hash that the caller's password matched).
-- Result: the account in its new epoch, or no row where the hash has changed since.
UPDATE users
  SET password_hash = :new_hash
  WHERE id = :user_id AND password_hash = :known_hash
  RETURNING id, username, is_admin, token_epoch, created_at, sessions_ended_at,
    ARRAY[]::TEXT[] AS ended_sessions
