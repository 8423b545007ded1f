-- The ends of sessions, for sessions that the existing product began as well: its tokens carry no
-- epoch but the second of log-in.

ALTER TABLE users ADD COLUMN IF NOT EXISTS sessions_ended_at BIGINT; -- null: never

-- Until now a moved epoch was all that said when sessions had ended. Accounts that were adopted have
-- none of their own yet: they get one that no token of another account can carry after a restore.
UPDATE users
  SET sessions_ended_at = least(token_epoch, floor(extract(EPOCH FROM clock_timestamp())))
  WHERE token_epoch > 0;
UPDATE users SET token_epoch = floor(extract(EPOCH FROM clock_timestamp())) WHERE token_epoch = 0;

-- Sessions that were ended one by one, until they would be over by themselves.
CREATE TABLE ended_sessions (
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, name)
);

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

-- As in V4, with what the cached account holds now.
CREATE OR REPLACE FUNCTION cache_log_users() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'account', CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[id::text] END
    FROM (
      SELECT DISTINCT id FROM (
        (SELECT id, username, is_admin, token_epoch, created_at, sessions_ended_at FROM before
           EXCEPT SELECT id, username, is_admin, token_epoch, created_at, sessions_ended_at FROM after)
        UNION ALL
        (SELECT id, username, is_admin, token_epoch, created_at, sessions_ended_at FROM after
           EXCEPT SELECT id, username, is_admin, token_epoch, created_at, sessions_ended_at FROM before)
      ) AS changed) AS keys;
  ELSE
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'account', CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[id::text] END
    FROM changed;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION cache_log_sessions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'account',
      CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[user_id::text] END
    FROM (SELECT user_id FROM before UNION SELECT user_id FROM after) AS keys;
  ELSE
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'account',
      CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[user_id::text] END
    FROM (SELECT DISTINCT user_id FROM changed) AS keys;
  END IF;
  RETURN NULL;
END $$;

-- As in V4, with the notes of ended sessions.
CREATE OR REPLACE FUNCTION cache_log_replicated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  place INT := coalesce(nullif(current_setting('fastnpc.replicated_rows', true), ''), '0')::int + 1;
  version JSONB;
BEGIN
  PERFORM set_config('fastnpc.replicated_rows', place::text, true);
  IF place = 10000 THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT cache, '{}'
    FROM unnest('{account,user_settings,char_id,char_profile,char_list}'::text[]) AS caches (cache);
  ELSIF place < 10000 THEN
    FOREACH version IN ARRAY CASE TG_OP
      WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
      WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
      ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
    LOOP
      INSERT INTO cache_invalidation (cache, args)
      SELECT 'account', ARRAY[version ->> 'id'] WHERE TG_TABLE_NAME = 'users'
      UNION ALL
      SELECT 'account', ARRAY[version ->> 'user_id'] WHERE TG_TABLE_NAME = 'ended_sessions'
      UNION ALL
      SELECT 'user_settings', ARRAY[version ->> 'user_id'] WHERE TG_TABLE_NAME = 'user_settings'
      UNION ALL
      SELECT cache, args
      FROM cache_keys_of_character((version ->> 'user_id')::int, version ->> 'name')
      WHERE TG_TABLE_NAME = 'characters'
      UNION ALL
      SELECT cache, args
      FROM characters AS c, LATERAL cache_keys_of_part(c.user_id, c.name, TG_TABLE_NAME)
      WHERE TG_TABLE_NAME NOT IN ('users', 'ended_sessions', 'user_settings', 'characters')
        AND c.id = (version ->> 'character_id')::int;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

-- What is watched, as in V5, with the notes of ended sessions.
CREATE OR REPLACE FUNCTION cache_log_tables() RETURNS TABLE (target TEXT, log TEXT, caches TEXT[])
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('users', 'cache_log_users', '{account}'::text[]),
    ('ended_sessions', 'cache_log_sessions', '{account}'),
    ('user_settings', 'cache_log_settings', '{user_settings}'),
    ('characters', 'cache_log_characters', '{char_id,char_profile,char_list}'),
    ('character_basic_info', 'cache_log_parts', '{char_profile,char_list}'),
    ('character_knowledge', 'cache_log_parts', '{char_profile}'),
    ('character_personality', 'cache_log_parts', '{char_profile}'),
    ('character_dialogue_rules', 'cache_log_parts', '{char_profile}'),
    ('character_tasks', 'cache_log_parts', '{char_profile}'),
    ('character_worldview', 'cache_log_parts', '{char_profile}'),
    ('character_background', 'cache_log_parts', '{char_profile}'),
    ('character_system_params', 'cache_log_parts', '{char_profile}'),
    ('character_source_info', 'cache_log_parts', '{char_profile}'),
    ('character_experiences', 'cache_log_parts', '{char_profile}'),
    ('character_relationships', 'cache_log_parts', '{char_profile}'),
    ('character_memories', 'cache_log_parts', '{char_profile}')
$$;

CREATE OR REPLACE FUNCTION cache_log_functions()
RETURNS TABLE (name TEXT, body TEXT, definition TEXT)
LANGUAGE sql STABLE AS $$
  SELECT proname::text, concat_ws(E'\n', prosecdef, proconfig::text, prosrc),
    pg_get_functiondef(oid)
  FROM pg_proc
  WHERE pronamespace = current_schema()::regnamespace
    AND proname IN (
      'cache_log_users', 'cache_log_sessions', 'cache_log_settings', 'cache_log_characters',
      'cache_log_parts', 'cache_log_truncation', 'cache_log_replicated', 'cache_keys_of_character',
      'cache_keys_of_part')
$$;

-- A function with its owner's rights looks for tables where they are now, as in V2.
DO $$
DECLARE
  function TEXT;
  schemas TEXT;
BEGIN
  SELECT string_agg(quote_ident(name), ', ') INTO schemas FROM unnest(current_schemas(false)) AS name;
  FOREACH function IN ARRAY
    ARRAY['users_end_sessions', 'cache_log_users', 'cache_log_sessions', 'cache_log_replicated']
  LOOP
    EXECUTE format('ALTER FUNCTION %s() SET search_path = %s, pg_temp', function, schemas);
  END LOOP;
END $$;

TRUNCATE cache_log_function;
INSERT INTO cache_log_function SELECT * FROM cache_log_functions();

-- The triggers of the new table.
SELECT cache_log_repair();
