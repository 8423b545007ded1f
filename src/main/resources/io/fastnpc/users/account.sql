-- Argument: user_id. Result: the account, or no row.
SELECT id, username, is_admin, token_epoch, created_at, sessions_ended_at,
    ARRAY(SELECT name FROM ended_sessions WHERE user_id = users.id ORDER BY name) AS ended_sessions
  FROM users
  WHERE id = :user_id
