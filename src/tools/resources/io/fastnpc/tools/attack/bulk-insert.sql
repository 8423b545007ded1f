-- Adds users with settings, and settings to the witness.
-- argument: rows (how many users)
WITH crowd AS (
  INSERT INTO users (username, password_hash, created_at)
  SELECT 'crowd-' || n, '', 0 FROM generate_series(1, :rows::int) AS n
  RETURNING id
)
INSERT INTO user_settings (user_id, updated_at, ctx_max_chat)
SELECT id, 0, 1000 FROM crowd
UNION ALL
SELECT id, 0, 1000 FROM users WHERE username LIKE 'witness-%'
ON CONFLICT (user_id) DO UPDATE SET ctx_max_chat = excluded.ctx_max_chat
