-- What a statement that changes many rows writes into the log, and what logical replication writes.
--
-- * A statement that outdates more than 10,000 keys of a cache writes one row for the whole cache.
-- * An update that changes nothing cached writes nothing, and what a row was and what it is are one
--   entry where they have the same key. Rows are compared as text, since an installation may have
--   columns of its own whose types know no equality.
-- * Rows that come by logical replication fire row triggers only, and of these only those that are
--   enabled for replicas. Each table has one such twin, for which ordinary sessions pay nothing.
-- * When sessions ended is part of the cached account.

ALTER TABLE users ADD COLUMN IF NOT EXISTS sessions_ended_at BIGINT; -- null: never

-- Sessions that were ended one by one, until they would be over by themselves.
CREATE TABLE ended_sessions (
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, name)
);

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

CREATE OR REPLACE FUNCTION cache_log_settings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'user_settings',
      CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[user_id::text] END
    FROM (
      SELECT DISTINCT user_id FROM (
        (SELECT user_id, before::text FROM before EXCEPT SELECT user_id, after::text FROM after)
        UNION ALL
        (SELECT user_id, after::text FROM after EXCEPT SELECT user_id, before::text FROM before)
      ) AS changed) AS keys;
  ELSE
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT 'user_settings',
      CASE WHEN count(*) OVER () > 10000 THEN '{}' ELSE ARRAY[user_id::text] END
    FROM changed;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cache_log_characters() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT cache,
      CASE WHEN count(*) OVER (PARTITION BY cache) > 10000 THEN '{}' ELSE args END
    FROM (
      SELECT cache, args
      FROM (
        (SELECT id, user_id, name, updated_at, avatar_url, is_test_case FROM before
           EXCEPT SELECT id, user_id, name, updated_at, avatar_url, is_test_case FROM after)
        UNION ALL
        (SELECT id, user_id, name, updated_at, avatar_url, is_test_case FROM after
           EXCEPT SELECT id, user_id, name, updated_at, avatar_url, is_test_case FROM before)
      ) AS changed, LATERAL cache_keys_of_character(user_id, name)
      GROUP BY cache, args) AS keys;
  ELSE
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT cache,
      CASE WHEN count(*) OVER (PARTITION BY cache) > 10000 THEN '{}' ELSE args END
    FROM (
      SELECT cache, args
      FROM changed, LATERAL cache_keys_of_character(user_id, name)
      GROUP BY cache, args) AS keys;
  END IF;
  RETURN NULL;
END $$;

-- All that a character's own row decides.
CREATE FUNCTION cache_keys_of_character(user_id INT, name TEXT)
RETURNS TABLE (cache TEXT, args TEXT[])
LANGUAGE sql IMMUTABLE AS $$
  VALUES ('char_id', ARRAY[user_id::text, name]),
         ('char_profile', ARRAY[user_id::text, name]),
         ('char_list', ARRAY[user_id::text]),
         ('char_list', ARRAY['all'])
$$;

-- All that a section or a memory decides; the preview in lists comes from the brief introduction.
CREATE FUNCTION cache_keys_of_part(user_id INT, name TEXT, part TEXT)
RETURNS TABLE (cache TEXT, args TEXT[])
LANGUAGE sql IMMUTABLE AS $$
  SELECT keys.cache, keys.args
  FROM (VALUES ('char_profile', ARRAY[user_id::text, name]),
               ('char_list', ARRAY[user_id::text]),
               ('char_list', ARRAY['all'])) AS keys (cache, args)
  WHERE keys.cache = 'char_profile' OR part = 'character_basic_info'
$$;

-- Of a section or a memory the character may be gone already, by the same deletion; then the
-- trigger on characters has logged it.
CREATE OR REPLACE FUNCTION cache_log_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT cache,
      CASE WHEN count(*) OVER (PARTITION BY cache) > 10000 THEN '{}' ELSE args END
    FROM (
      SELECT cache, args
      FROM characters AS c, LATERAL cache_keys_of_part(c.user_id, c.name, TG_TABLE_NAME)
      WHERE c.id IN (
        SELECT character_id FROM (
          (SELECT character_id, before::text FROM before
             EXCEPT SELECT character_id, after::text FROM after)
          UNION ALL
          (SELECT character_id, after::text FROM after
             EXCEPT SELECT character_id, before::text FROM before)) AS changed)
      GROUP BY cache, args) AS keys;
  ELSE
    INSERT INTO cache_invalidation (cache, args)
    SELECT DISTINCT cache,
      CASE WHEN count(*) OVER (PARTITION BY cache) > 10000 THEN '{}' ELSE args END
    FROM (
      SELECT cache, args
      FROM characters AS c, LATERAL cache_keys_of_part(c.user_id, c.name, TG_TABLE_NAME)
      WHERE c.id IN (SELECT character_id FROM changed)
      GROUP BY cache, args) AS keys;
  END IF;
  RETURN NULL;
END $$;

-- One row that came by logical replication. The rows of a transaction are counted; the 10,000th
-- outdates everything, and what follows is covered by that.
CREATE FUNCTION cache_log_replicated() RETURNS trigger
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

-- As in V2: a function with its owner's rights looks for tables where they are now. And what V2 made
-- for updates becomes one trigger that sees both what rows were and what they are.
DO $$
DECLARE
  watched RECORD;
  log TEXT;
  schemas TEXT;
BEGIN
  SELECT string_agg(quote_ident(name), ', ') INTO schemas FROM unnest(current_schemas(false)) AS name;
  FOREACH log IN ARRAY ARRAY['users', 'sessions', 'settings', 'characters', 'parts', 'replicated']
  LOOP
    EXECUTE format('ALTER FUNCTION cache_log_%s() SET search_path = %s, pg_temp', log, schemas);
  END LOOP;
  FOR watched IN
    SELECT c.relname AS name, t.tgfoid::regproc::text AS function
    FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE t.tgname = 'cache_log_update_new' AND c.relnamespace = current_schema()::regnamespace
    ORDER BY c.relname
  LOOP
    EXECUTE format(
      'DROP TRIGGER cache_log_update_old ON %1$I;
       DROP TRIGGER cache_log_update_new ON %1$I;
       CREATE TRIGGER cache_log_update AFTER UPDATE ON %1$I
         REFERENCING OLD TABLE AS before NEW TABLE AS after
         FOR EACH STATEMENT EXECUTE FUNCTION %2$s();
       CREATE TRIGGER cache_log_replicated AFTER INSERT OR UPDATE OR DELETE ON %1$I
         FOR EACH ROW EXECUTE FUNCTION cache_log_replicated();
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_update;
       ALTER TABLE %1$I ENABLE REPLICA TRIGGER cache_log_replicated;',
      watched.name,
      watched.function);
  END LOOP;
END $$;
