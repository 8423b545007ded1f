-- The ends of sessions, for sessions that the existing product began as well: its tokens carry no
-- epoch but the second of log-in, which is held against sessions_ended_at.

-- Until now a moved epoch was all that said when sessions had ended. Accounts that were adopted have
-- none of their own yet: they get one that no token of another account can carry after a restore.
UPDATE users
  SET sessions_ended_at = least(token_epoch, floor(extract(EPOCH FROM clock_timestamp())))
  WHERE token_epoch > 0;
UPDATE users SET token_epoch = floor(extract(EPOCH FROM clock_timestamp())) WHERE token_epoch = 0;

-- All of an account's sessions end when its password changes, when its admin rights end, and when
-- somebody moves its epoch. What is noted of single sessions is of no more use then. The function
-- runs with its owner's rights: a role that may change a user need not know the notes.
CREATE OR REPLACE FUNCTION users_end_sessions() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  now BIGINT := floor(extract(EPOCH FROM clock_timestamp()));
BEGIN
  NEW.token_epoch := greatest(OLD.token_epoch + 1, now);
  NEW.sessions_ended_at := greatest(now, OLD.sessions_ended_at); -- clocks may go back
  DELETE FROM ended_sessions WHERE user_id = OLD.id;
  RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS users_end_sessions ON users;
CREATE TRIGGER users_end_sessions BEFORE UPDATE ON users FOR EACH ROW
  WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash
    OR (OLD.is_admin = 1 AND NEW.is_admin IS DISTINCT FROM 1)
    OR OLD.token_epoch IS DISTINCT FROM NEW.token_epoch)
  EXECUTE FUNCTION users_end_sessions();
ALTER TABLE users ENABLE ALWAYS TRIGGER users_end_sessions;

-- A function with its owner's rights looks for tables where they are now, as in V2.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION users_end_sessions() SET search_path = %s, pg_temp',
    (SELECT string_agg(quote_ident(name), ', ') FROM unnest(current_schemas(false)) AS name));
END $$;
