-- What the cache relies on, and whether it is so: a trigger that is disabled, dropped, or calls
-- something else leaves rows out of the log. ALTER TABLE, pg_restore --disable-triggers and a table
-- that is made anew all do that.

-- The tables, the function that logs each, and the caches that end with its truncation.
CREATE FUNCTION cache_log_tables() RETURNS TABLE (target TEXT, log TEXT, caches TEXT[])
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

-- The triggers as they must be. A type is PostgreSQL's own: the sum of 1 for each row, 4 for insert,
-- 8 for delete, 16 for update, 32 for truncate.
CREATE FUNCTION cache_log_expected()
RETURNS TABLE (
  target TEXT, name TEXT, function TEXT, type INT, enabled "char", args TEXT, definition TEXT)
LANGUAGE sql STABLE AS $$
  SELECT target, name, function, type, enabled,
    coalesce((SELECT string_agg(cache || '\000', '') FROM unnest(args) AS caches (cache)), ''),
    format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %I %s EXECUTE FUNCTION %I(%s)',
      name, event, target, rest, function,
      (SELECT string_agg(quote_literal(cache), ', ') FROM unnest(args) AS caches (cache)))
  FROM cache_log_tables(),
    LATERAL (VALUES
      ('cache_log_insert', 'INSERT', 4, 'A'::"char",
        'REFERENCING NEW TABLE AS changed FOR EACH STATEMENT', log, '{}'::text[]),
      ('cache_log_delete', 'DELETE', 8, 'A',
        'REFERENCING OLD TABLE AS changed FOR EACH STATEMENT', log, '{}'),
      ('cache_log_update', 'UPDATE', 16, 'A',
        'REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT', log, '{}'),
      ('cache_log_truncate', 'TRUNCATE', 32, 'A',
        'FOR EACH STATEMENT', 'cache_log_truncation', caches),
      ('cache_log_replicated', 'INSERT OR UPDATE OR DELETE', 29, 'R',
        'FOR EACH ROW', 'cache_log_replicated', '{}')
    ) AS triggers (name, event, type, enabled, rest, function, args)
$$;

-- The functions as the migrations left them. A migration that changes one notes them anew.
CREATE TABLE cache_log_function (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL, -- source, rights and search path, whatever the version of PostgreSQL
  definition TEXT NOT NULL
);

CREATE FUNCTION cache_log_functions()
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

INSERT INTO cache_log_function SELECT * FROM cache_log_functions();

-- Changes with every change of a watched table's columns, a trigger or a function, and never comes
-- again: a change that has been undone since is seen as well. What the log says before and after
-- such a change has a gap in between, since rows may have been changed unlogged.
CREATE FUNCTION cache_log_fingerprint() RETURNS TEXT
LANGUAGE plpgsql STABLE AS $$
DECLARE
  watched OID[] := ARRAY(SELECT to_regclass(target)::oid FROM cache_log_tables());
  functions TEXT[] := ARRAY(SELECT name FROM cache_log_function);
BEGIN
  RETURN (
    SELECT md5(string_agg(version, ' ' ORDER BY version))
    FROM (
      SELECT 't' || oid || ':' || xmin AS version
      FROM pg_trigger WHERE tgrelid = ANY (watched) AND starts_with(tgname, 'cache_log_')
      UNION ALL
      SELECT 'c' || attrelid || '.' || attnum || ':' || xmin
      FROM pg_attribute WHERE attrelid = ANY (watched) AND attnum > 0
      UNION ALL
      SELECT 'f' || oid || ':' || xmin
      FROM pg_proc
      WHERE proname = ANY (functions) AND pronamespace = current_schema()::regnamespace
    ) AS versions);
END $$;

-- The triggers that are not as they must be; found: how one of that name is enabled, null without.
CREATE FUNCTION cache_log_wrong_triggers()
RETURNS TABLE (target TEXT, name TEXT, found "char", enabled "char", definition TEXT)
LANGUAGE sql STABLE AS $$
  SELECT target, name, t.tgenabled, enabled, definition
  FROM cache_log_expected()
  LEFT JOIN pg_trigger AS t ON t.tgrelid = to_regclass(target) AND t.tgname = name
  WHERE t.oid IS NULL
    OR t.tgenabled <> enabled
    OR t.tgtype <> type
    OR t.tgfoid IS DISTINCT FROM to_regproc(function)::oid
    OR t.tgqual IS NOT NULL
    OR cardinality(t.tgattr::int2[]) > 0
    OR encode(t.tgargs, 'escape') <> args
$$;

-- Triggers that bear a name of the log and are none of it, as those that a dump of an earlier
-- release brings along.
CREATE FUNCTION cache_log_unknown_triggers() RETURNS TABLE (target TEXT, name TEXT)
LANGUAGE sql STABLE AS $$
  SELECT watched.target, t.tgname::text
  FROM cache_log_tables() AS watched
  JOIN pg_trigger AS t ON t.tgrelid = to_regclass(watched.target)
  WHERE starts_with(t.tgname, 'cache_log_')
    AND t.tgname NOT IN (
      SELECT expected.name FROM cache_log_expected() AS expected
      WHERE expected.target = watched.target)
$$;

CREATE FUNCTION cache_log_wrong_functions()
RETURNS TABLE (name TEXT, missing BOOLEAN, definition TEXT)
LANGUAGE sql STABLE AS $$
  SELECT noted.name, found.body IS NULL, noted.definition
  FROM cache_log_function AS noted LEFT JOIN cache_log_functions() AS found USING (name)
  WHERE found.body IS DISTINCT FROM noted.body
$$;

-- What is not as it must be, a sentence for each; none: the log sees every change of a row.
CREATE FUNCTION cache_log_defects() RETURNS SETOF TEXT
LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN to_regclass(target) IS NULL THEN format('there is no table %s', target)
      WHEN found IS NULL THEN format('table %s has no trigger %s', target, name)
      WHEN found = 'D' THEN format('trigger %s of table %s is disabled', name, target)
      WHEN found <> enabled
        THEN format('trigger %s of table %s is not enabled for all sessions', name, target)
      ELSE format('trigger %s of table %s is another one', name, target)
    END
  FROM cache_log_wrong_triggers()
  UNION ALL
  SELECT format('table %s has an unknown trigger %s', target, name)
  FROM cache_log_unknown_triggers()
  UNION ALL
  SELECT format(CASE WHEN missing THEN 'there is no function %s'
                     ELSE 'function %s is another one' END, name)
  FROM cache_log_wrong_functions()
$$;

-- Puts right what cache_log_defects finds, unless another worker is doing so. It locks the tables
-- against writers, so that whatever was written unlogged is committed before it is. Writers queue
-- behind it meanwhile, so it gives up soon.
CREATE FUNCTION cache_log_repair() RETURNS VOID
LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
DECLARE
  wrong RECORD;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7237089326041332) THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM cache_log_wrong_functions()) THEN
    FOR wrong IN SELECT target FROM cache_log_tables() ORDER BY target LOOP
      EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', wrong.target);
    END LOOP;
  END IF;
  FOR wrong IN SELECT * FROM cache_log_wrong_functions() LOOP
    EXECUTE wrong.definition;
  END LOOP;
  FOR wrong IN SELECT * FROM cache_log_unknown_triggers() ORDER BY target LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', wrong.name, wrong.target);
  END LOOP;
  FOR wrong IN SELECT * FROM cache_log_wrong_triggers() ORDER BY target LOOP
    EXECUTE wrong.definition;
    EXECUTE format('ALTER TABLE %I ENABLE %s TRIGGER %I', wrong.target,
      CASE wrong.enabled WHEN 'A' THEN 'ALWAYS' ELSE 'REPLICA' END, wrong.name);
  END LOOP;
END $$;

-- Empties the cache at the next poll of any worker, by giving the database another history: for
-- whoever has changed rows in a way that nobody can see.
CREATE FUNCTION cache_empty() RETURNS VOID
LANGUAGE sql AS $$ DELETE FROM cache_history $$;

-- The triggers of ended_sessions, which is new.
SELECT cache_log_repair();
