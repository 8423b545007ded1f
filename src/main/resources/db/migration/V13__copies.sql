-- The level of an epoch is the edition of the protocol that every worker knew which was connected when
-- it was started: 1 epochs, 2 copies in the workers' own memory, of which writers must tell. A start
-- waits until no commit is under way and all trust of before has run out, so whoever writes or reads in
-- an epoch does so at its level.

-- The edition that all connected workers know. The connections on which they poll say it in their
-- application name, "fastnpc cache 2"; without such a number it is the first.
CREATE FUNCTION cache_editions() RETURNS INT
LANGUAGE sql STABLE AS $$
  SELECT coalesce(min(coalesce(substring(application_name FROM '^fastnpc cache ([1-9]\d{0,3})$')::int, 1)), 1)
  FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'fastnpc cache%'
$$;

-- As before, at the level that the caller and all connected workers know.
CREATE FUNCTION cache_epoch_start(seen UUID, seen_source TEXT, chosen TEXT, length INTERVAL, known INT)
RETURNS BOOLEAN
LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
DECLARE
  started BIGINT;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7237089326041334) THEN
    RETURN false;
  END IF;
  PERFORM set_config('synchronous_commit', 'on', true);
  PERFORM pg_advisory_xact_lock(7237089326041333);
  UPDATE cache_epoch
  SET number = number + 1, id = gen_random_uuid(), incarnation = chosen, source = seen_source,
      trust = length, level = least(known, cache_editions()), begun_at = clock_timestamp(),
      confirmed_at = clock_timestamp()
  WHERE id = seen
    AND cache_epoch_source() = seen_source
    AND (incarnation IS NULL OR source <> seen_source)
    -- A vacancy is held for 10 s at most; what is further away is from before the clock was set back.
    AND NOT (vacant_until > clock_timestamp() AND vacant_until <= clock_timestamp() + INTERVAL '10 s')
  RETURNING number INTO started;
  INSERT INTO cache_reign (number, incarnation, source)
  SELECT started, chosen, seen_source WHERE started IS NOT NULL
  ON CONFLICT (number) DO UPDATE -- a dump may have brought one of these tables without the other
  SET incarnation = excluded.incarnation, source = excluded.source;
  DELETE FROM cache_reign WHERE number < started - 1000; -- by now nobody reaches them
  RETURN started IS NOT NULL;
EXCEPTION WHEN lock_not_available THEN
  RETURN false;
END $$;

-- For workers of the release before.
CREATE OR REPLACE FUNCTION cache_epoch_start(
  seen UUID, seen_source TEXT, chosen TEXT, length INTERVAL)
RETURNS BOOLEAN
LANGUAGE sql SET lock_timeout = '100ms' AS $$
  SELECT cache_epoch_start(seen, seen_source, chosen, length, 1)
$$;
