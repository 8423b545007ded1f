-- Every write asks for the epoch, and every poll: neither reads the control file for that, nor leaves
-- a dead row behind each second, which a long transaction elsewhere would keep for all to step over.

-- As before, but for the cluster, which needs that file: of its place the database and the log stay in the
-- name, so that a copy within the same cluster is another source. Polls look at the whole place when they
-- read the log. All names count, so that everybody says the same where a restore has left several. And with
-- the transaction that wrote the name: one that was put back is another one, also where triggers were off.
-- A position's history has no such number, since workers of the release before store positions in Redis as well.
CREATE OR REPLACE FUNCTION cache_epoch_source() RETURNS TEXT
LANGUAGE sql STABLE AS $$
  SELECT string_agg(name || ':' || xmin, '+' ORDER BY name)
           || '@' || (SELECT oid FROM pg_database WHERE datname = current_database())
           || '.' || 'cache_invalidation'::regclass::oid
           || '@' || extract(epoch FROM pg_postmaster_start_time())
  FROM cache_history
$$;

-- When a worker last said that it reaches who reigns or reigned last, in milliseconds since 1970, unless
-- the epoch was started later: a sequence, since those are overwritten in place.
CREATE SEQUENCE cache_epoch_confirmed MINVALUE 0 START 0;

-- As before, with the source in the statement itself: a function's own would be planned by each call.
CREATE OR REPLACE FUNCTION cache_epoch_hold() RETURNS TABLE (
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
  RETURN QUERY
    SELECT noted.id, noted.number, here.source,
           CASE WHEN noted.source = here.source THEN noted.incarnation END,
           noted.trust, noted.level, noted.confirmed_at, noted.vacant_until
    FROM cache_epoch AS noted,
         (SELECT string_agg(name || ':' || xmin, '+' ORDER BY name)
                   || '@' || (SELECT oid FROM pg_database WHERE datname = current_database())
                   || '.' || 'cache_invalidation'::regclass::oid
                   || '@' || extract(epoch FROM pg_postmaster_start_time()) AS source
          FROM cache_history) AS here;
END $$;

-- As before, with what was said since the start: workers of the release before read it here.
CREATE OR REPLACE FUNCTION cache_epoch_now() RETURNS TABLE (
  id UUID, number BIGINT, source TEXT, incarnation TEXT, trust INTERVAL, level INT,
  confirmed_at TIMESTAMPTZ, vacant_until TIMESTAMPTZ)
LANGUAGE sql STABLE AS $$
  SELECT noted.id, noted.number, here.source,
         CASE WHEN noted.source = here.source THEN noted.incarnation END,
         noted.trust, noted.level,
         -- What lies in the future is from before the clock was set back.
         CASE WHEN said.at BETWEEN noted.confirmed_at AND clock_timestamp()
                OR noted.confirmed_at > clock_timestamp()
              THEN said.at ELSE noted.confirmed_at END,
         noted.vacant_until
  FROM cache_epoch AS noted,
       (SELECT cache_epoch_source() AS source) AS here,
       (SELECT to_timestamp(last_value / 1000.0) AS at FROM cache_epoch_confirmed) AS said
$$;

-- As before, whichever worker says so. Workers of the release before do not know that a reign is to be ended
-- whose level is above their own, and where they are the only ones left they could not write until it ends.
CREATE OR REPLACE FUNCTION cache_epoch_confirm(seen UUID) RETURNS VOID
LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM setval('cache_epoch_confirmed', (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
  FROM cache_epoch AS noted, cache_epoch_confirmed AS said
  WHERE noted.id = seen
    AND to_timestamp(said.last_value / 1000.0)
          NOT BETWEEN clock_timestamp() - INTERVAL '1 s' AND clock_timestamp();
  IF EXISTS (SELECT FROM cache_epoch AS noted WHERE noted.id = seen AND noted.level > cache_editions()) THEN
    PERFORM cache_epoch_end(seen, false);
  END IF;
END $$;
