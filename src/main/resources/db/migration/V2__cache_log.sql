-- What the cache needs of the database: a log of what committed transactions made stale, written by
-- triggers so that it catches every writer, and the row by which a writer suspends the cache.
--
-- The functions run with their owner's rights: a role that may write a table need not know the log.

CREATE TABLE cache_invalidation (
  xid XID8 NOT NULL DEFAULT pg_current_xact_id(),
  cache TEXT NOT NULL,
  args TEXT[] NOT NULL, -- the parts of the key; empty: everything in the cache
  logged_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
-- Not unique, and not on args: a name may be longer than an index can hold, and a writer of the
-- existing product must never fail because of the log.
CREATE INDEX ON cache_invalidation (xid);
CREATE INDEX ON cache_invalidation (logged_at);

-- The highest transaction whose entries have been pruned: who has not read up to there has a gap.
CREATE TABLE cache_invalidation_floor (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  xid XID8 NOT NULL
);
INSERT INTO cache_invalidation_floor (xid) VALUES ('0');

CREATE TABLE cache_suspension (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  since TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL
);

CREATE FUNCTION cache_log_users() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO cache_invalidation (cache, args)
  SELECT DISTINCT 'account', ARRAY[id::text] FROM changed;
  RETURN NULL;
END $$;

CREATE FUNCTION cache_log_settings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO cache_invalidation (cache, args)
  SELECT DISTINCT 'user_settings', ARRAY[user_id::text] FROM changed;
  RETURN NULL;
END $$;

CREATE FUNCTION cache_log_characters() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO cache_invalidation (cache, args)
  SELECT cache, ARRAY[user_id::text, name]
  FROM changed, (VALUES ('char_id'), ('char_profile')) AS caches (cache)
  UNION
  SELECT 'char_list', ARRAY[owner]
  FROM changed, LATERAL (VALUES (user_id::text), ('all')) AS lists (owner);
  RETURN NULL;
END $$;

-- Of a section or a memory the character may be gone already, by the same deletion; then the
-- trigger on characters has logged it.
CREATE FUNCTION cache_log_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO cache_invalidation (cache, args)
  SELECT 'char_profile', ARRAY[c.user_id::text, c.name]
  FROM characters c WHERE c.id IN (SELECT character_id FROM changed)
  UNION
  SELECT 'char_list', ARRAY[owner] -- the preview comes from the brief introduction
  FROM characters c, LATERAL (VALUES (c.user_id::text), ('all')) AS lists (owner)
  WHERE TG_TABLE_NAME = 'character_basic_info' AND c.id IN (SELECT character_id FROM changed);
  RETURN NULL;
END $$;

-- After TRUNCATE nobody knows what was there: all of the caches named in the trigger go.
CREATE FUNCTION cache_log_truncation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO cache_invalidation (cache, args)
  SELECT cache, '{}' FROM unnest(TG_ARGV) AS caches (cache);
  RETURN NULL;
END $$;

-- A function with its owner's rights looks for tables where they are now, and among the temporary
-- ones last: whoever calls it may have made some of the same names.
DO $$
DECLARE
  log TEXT;
  schemas TEXT;
BEGIN
  SELECT string_agg(quote_ident(name), ', ') INTO schemas FROM unnest(current_schemas(false)) AS name;
  FOREACH log IN ARRAY ARRAY['users', 'settings', 'characters', 'parts', 'truncation']
  LOOP
    EXECUTE format('ALTER FUNCTION cache_log_%s() SET search_path = %s, pg_temp', log, schemas);
  END LOOP;
END $$;

-- One statement-level trigger for each kind of change, since a transition table belongs to one kind;
-- an update is logged twice, for what the rows were and for what they are. ALWAYS: also when a
-- session replays changes as a replica.
DO $$
DECLARE
  watched RECORD;
BEGIN
  FOR watched IN
    SELECT *
    FROM (VALUES
      ('users', 'cache_log_users', '{account}'::text[]),
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
    ) AS tables (name, log, caches)
  LOOP
    EXECUTE format(
      'CREATE TRIGGER cache_log_insert AFTER INSERT ON %1$I
         REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
       CREATE TRIGGER cache_log_delete AFTER DELETE ON %1$I
         REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
       CREATE TRIGGER cache_log_update_old AFTER UPDATE ON %1$I
         REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
       CREATE TRIGGER cache_log_update_new AFTER UPDATE ON %1$I
         REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %2$I();
       CREATE TRIGGER cache_log_truncate AFTER TRUNCATE ON %1$I
         FOR EACH STATEMENT EXECUTE FUNCTION cache_log_truncation(%3$s);
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_insert;
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_delete;
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_update_old;
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_update_new;
       ALTER TABLE %1$I ENABLE ALWAYS TRIGGER cache_log_truncate;',
      watched.name,
      watched.log,
      (SELECT string_agg(quote_literal(cache), ', ') FROM unnest(watched.caches) AS caches (cache)));
  END LOOP;
END $$;
