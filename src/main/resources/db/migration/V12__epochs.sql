-- Which incarnation of Redis counts. A worker trusts what it reaches only while this row names it, a
-- writer fences on the one named here, and without one (the cache is vacant) nobody trusts any.
--
-- The row that suspended the cache goes. Workers of the release before this one then poll in vain, so
-- that their trust ends within its length; the first epoch starts after that, since who starts it
-- waits for the longest trust that any worker may have been set to.

DROP TABLE cache_suspension;

CREATE TABLE cache_epoch (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  number BIGINT NOT NULL, -- how many have been started
  id UUID NOT NULL DEFAULT gen_random_uuid(), -- new with every start and end
  incarnation TEXT, -- who reigns; null: vacant
  source TEXT NOT NULL, -- what cache_epoch_source() said at the start; another one: vacant as well
  trust INTERVAL NOT NULL, -- how long a good poll allows reading the cache
  level INT NOT NULL DEFAULT 1, -- which edition of the protocol a writer must know
  begun_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  confirmed_at TIMESTAMPTZ NOT NULL DEFAULT 'epoch', -- when a worker last said that it reaches it
  vacant_until TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), -- not started before
  hold INTERVAL NOT NULL DEFAULT '500 ms' -- how much later the next writer that ends it makes that
);
INSERT INTO cache_epoch (number, source, trust) VALUES (0, '', '2 s');

-- Who has reigned, so that an old master which some worker still reaches does not come back.
-- DELETE FROM cache_reign lets everybody reign again.
CREATE TABLE cache_reign (
  number BIGINT PRIMARY KEY,
  incarnation TEXT NOT NULL,
  source TEXT NOT NULL -- under another source it has never reigned
);

-- Which server this is, in which of its lives; null: its present history has no name yet, and
-- cache_begin_history() gives it one. The name is lost with commits that a crash or a promotion may
-- have lost, and cannot be read during recovery; files that are copied back bring it along, and are
-- opened by another postmaster.
CREATE FUNCTION cache_epoch_source() RETURNS TEXT
LANGUAGE sql STABLE AS $$
  SELECT string_agg(name::text, '+' ORDER BY name)
           || '@' || min(place)
           || '@' || extract(epoch FROM pg_postmaster_start_time())
  FROM cache_history WHERE place = cache_log_place()
$$;

-- The epoch as it counts now; source is null as above.
CREATE FUNCTION cache_epoch_now() RETURNS TABLE (
  id UUID, number BIGINT, source TEXT, incarnation TEXT, trust INTERVAL, level INT,
  confirmed_at TIMESTAMPTZ, vacant_until TIMESTAMPTZ)
LANGUAGE sql STABLE AS $$
  SELECT noted.id, noted.number, here.source,
         CASE WHEN noted.source = here.source THEN noted.incarnation END,
         noted.trust, noted.level, noted.confirmed_at, noted.vacant_until
  FROM cache_epoch AS noted, (SELECT cache_epoch_source() AS source) AS here
$$;

-- The same, from a writer's transaction just before its commit: until it ends no epoch is started.
-- Volatile, so that the second statement sees what was committed while the first one waited for its
-- lock. That holds for READ COMMITTED only.
CREATE FUNCTION cache_epoch_hold() RETURNS TABLE (
  id UUID, number BIGINT, source TEXT, incarnation TEXT, trust INTERVAL, level INT,
  confirmed_at TIMESTAMPTZ, vacant_until TIMESTAMPTZ)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a transaction that makes cached rows stale must be READ COMMITTED, not %',
      upper(current_setting('transaction_isolation'));
  END IF;
  PERFORM pg_advisory_xact_lock_shared(7237089326041333);
  RETURN QUERY SELECT * FROM cache_epoch_now();
END $$;

-- Starts an epoch in the vacancy that the caller has seen, and says whether it did: not before the
-- vacancy may end, and not while writers commit. It waits for them for a moment, in which other
-- commits queue behind it; one starter at a time does so, or they would queue for as long.
CREATE FUNCTION cache_epoch_start(seen UUID, seen_source TEXT, chosen TEXT, length INTERVAL)
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
      trust = length, begun_at = clock_timestamp(), confirmed_at = clock_timestamp()
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

-- Ends the reign that the caller has seen, unless it is over; answers the epoch after that. A writer
-- that could not fence also holds the vacancy, for twice as long where the reign was short: workers
-- that reach Redis would else start again what one that does not reach it ends with every write.
CREATE FUNCTION cache_epoch_end(seen UUID, by_writer BOOLEAN) RETURNS TABLE (
  id UUID, number BIGINT, source TEXT, incarnation TEXT, trust INTERVAL, level INT,
  confirmed_at TIMESTAMPTZ, vacant_until TIMESTAMPTZ)
LANGUAGE plpgsql SET lock_timeout = '500ms' AS $$
#variable_conflict use_column
DECLARE
  held INTERVAL;
BEGIN
  PERFORM set_config('synchronous_commit', 'on', true);
  SELECT CASE WHEN begun_at BETWEEN clock_timestamp() - INTERVAL '1 min' AND clock_timestamp()
              THEN least(hold * 2, INTERVAL '10 s') ELSE INTERVAL '500 ms' END
  INTO held FROM cache_epoch WHERE id = seen;
  UPDATE cache_epoch
  SET id = gen_random_uuid(), incarnation = NULL,
      hold = CASE WHEN by_writer THEN held ELSE hold END,
      vacant_until = clock_timestamp() + CASE WHEN by_writer THEN held ELSE INTERVAL '0' END
  WHERE id = seen AND incarnation IS NOT NULL AND source = cache_epoch_source();
  RETURN QUERY SELECT * FROM cache_epoch_now();
END $$;

-- Notes that somebody reaches who reigns or reigned last, at most once a second; it may be lost.
CREATE FUNCTION cache_epoch_confirm(seen UUID) RETURNS VOID
LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE cache_epoch SET confirmed_at = clock_timestamp()
  WHERE id = seen
    AND confirmed_at NOT BETWEEN clock_timestamp() - INTERVAL '1 s' AND clock_timestamp();
EXCEPTION WHEN lock_not_available THEN
  NULL; -- somebody ends it
END $$;
