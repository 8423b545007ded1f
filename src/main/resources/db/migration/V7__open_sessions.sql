-- The sessions that an account has open, for its user to see and to end. What decides whether a session
-- holds stays where it was: in the token, in users and in ended_sessions. Nothing is cached from here, so
-- no trigger logs it; and whatever ends a session, through whatever writer, takes it out of the list.

CREATE TABLE open_sessions (
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  id TEXT NOT NULL, -- session_list_id of the session's name
  epoch BIGINT, -- the account's at log-in; null: the existing product began the session
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL, -- whatever is renewed until then
  last_seen BIGINT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (user_id, id)
);

-- What a session is called where people and backups see it. The name of one of the existing product is
-- its token's signature, and the rest of such a token can be guessed: who knows the one has the session.
CREATE FUNCTION session_list_id(name TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(translate(encode(sha256(convert_to('fastnpc-session ' || name, 'UTF8')), 'base64'),
    '+/', '-_'), 22)
$$;

-- Those that have not ended in any way but by lying idle, of which the database does not know. A function
-- and not a view, and with columns of its own, so that each of these tables can be made anew.
CREATE FUNCTION standing_sessions() RETURNS TABLE (
  user_id INT, id TEXT, epoch BIGINT, created_at BIGINT, ends_at BIGINT, last_seen BIGINT, address TEXT, agent TEXT)
LANGUAGE sql STABLE AS $$
  SELECT open.user_id, open.id, open.epoch, open.created_at, open.ends_at, open.last_seen, open.address, open.agent
  FROM open_sessions AS open JOIN users ON users.id = open.user_id
  WHERE open.ends_at > extract(EPOCH FROM clock_timestamp())
    AND CASE WHEN open.epoch IS NULL
      THEN open.created_at >= users.created_at
        AND open.created_at > coalesce(users.sessions_ended_at, -1)
      ELSE open.epoch = users.token_epoch END
    AND NOT EXISTS (
      SELECT FROM ended_sessions AS ended
      WHERE ended.user_id = open.user_id AND open.id IN (ended.name, session_list_id(ended.name)))
$$;
