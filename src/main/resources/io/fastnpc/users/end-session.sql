-- Arguments: user_id, session (its name, or what it is called in the list of open sessions), ends_at (the
-- second when it would be over by itself).
-- Touches one row, or none where the user is gone or the session is noted already. Notes that are no
-- longer needed go on the way, a day late because clocks differ.
WITH outdated AS (
  DELETE FROM ended_sessions
    WHERE user_id = :user_id AND ends_at < extract(EPOCH FROM clock_timestamp()) - 86400),
closed AS (
  DELETE FROM open_sessions
    WHERE user_id = :user_id AND id IN (:session, session_list_id(:session)))
INSERT INTO ended_sessions (user_id, name, ends_at)
  SELECT id, :session, :ends_at::BIGINT
    FROM users
    WHERE id = :user_id
    FOR KEY SHARE
  ON CONFLICT DO NOTHING
