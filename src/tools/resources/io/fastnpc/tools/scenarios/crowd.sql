-- Many users with settings, whose ids are below 0.
-- argument: rows (how many)
WITH crowd AS (
  INSERT INTO users (id, username, password_hash, created_at)
  SELECT -n, 'crowd-' || n, '', 0 FROM generate_series(1, :rows::int) AS n
  RETURNING id
)
INSERT INTO user_settings (user_id, updated_at, ctx_max_chat) SELECT id, 0, 1000 FROM crowd
