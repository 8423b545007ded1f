-- Arguments: user_id, current (the id of the session that asks), idle_seconds (after which an unused session
-- is over; null: never). Result: one row, the sessions as JSON, those used last first. When a session was
-- used is known to five minutes, and a session must not be missing while it holds.
SELECT json_build_object('items', coalesce(
    json_agg(
      json_build_object(
        'id', id,
        'created_at', created_at,
        'last_seen', last_seen,
        'address', address,
        'agent', agent,
        'current', id = :current)
      ORDER BY id = :current DESC, last_seen DESC, created_at DESC, id),
    '[]'))
  FROM standing_sessions()
  WHERE user_id = :user_id
    AND (id = :current
      OR coalesce(last_seen + :idle_seconds::BIGINT + 310 > extract(EPOCH FROM clock_timestamp()), true))
