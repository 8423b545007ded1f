-- Argument: sessions, a JSON array of objects that have the columns of open_sessions, with seconds_ago for
-- last_seen, since the time is PostgreSQL's; no two of the same session.
-- A session that stands in the list is only seen again, at most every five minutes. Who is gone is left
-- out. In the order of keys, so that two workers never wait for each other.
INSERT INTO open_sessions (user_id, id, epoch, created_at, ends_at, last_seen, address, agent)
  SELECT users.id, seen.id, seen.epoch, seen.created_at, seen.ends_at,
      floor(extract(EPOCH FROM clock_timestamp())) - seen.seconds_ago, seen.address, seen.agent
    FROM json_to_recordset(:sessions::JSON) AS seen (
        user_id INT, id TEXT, epoch BIGINT, created_at BIGINT, ends_at BIGINT, seconds_ago BIGINT,
        address TEXT, agent TEXT)
      JOIN users ON users.id = seen.user_id
    ORDER BY users.id, seen.id
    FOR KEY SHARE OF users
  ON CONFLICT (user_id, id) DO UPDATE SET last_seen = excluded.last_seen
    WHERE open_sessions.last_seen <= excluded.last_seen - 300
