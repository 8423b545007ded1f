-- Which history of the database the invalidation log belongs to. A restored backup, a table made
-- anew, a point in time gone back to, a promoted standby and a crash that lost commits are each
-- another history: transaction numbers come again there, and what Redis was told before says
-- nothing about it.

-- Where the log is: the cluster, the database, the table.
CREATE FUNCTION cache_log_place() RETURNS TEXT
LANGUAGE sql STABLE AS $$
  SELECT system_identifier
           || '.' || (SELECT oid FROM pg_database WHERE datname = current_database())
           || '.' || 'cache_invalidation'::regclass::oid
  FROM pg_control_system()
$$;

-- The name of the present history. Unlogged: PostgreSQL keeps such a table over a clean restart and
-- empties it after a crash and at the end of a recovery, which is just when it must be forgotten. A
-- dump may carry the row elsewhere; then the place is another one, and it does not count.
CREATE UNLOGGED TABLE cache_history (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  name UUID NOT NULL DEFAULT gen_random_uuid(),
  place TEXT NOT NULL
);

-- Files that are copied back from a stopped cluster bring the name along. They do not bring the
-- marks that were made since they were copied, one a minute: a position that carries a mark which
-- is not here was taken in another history.
CREATE TABLE cache_mark (
  mark UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  made_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- Names the present history, unless another worker is faster. What a dump brought along from a
-- cluster that had come further goes: entries of transactions that have not begun here would be
-- read again by every poll, and a floor that lies ahead would make each of them find a gap.
CREATE FUNCTION cache_begin_history() RETURNS VOID
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7237089326041331);
  IF EXISTS (SELECT FROM cache_history WHERE place = cache_log_place()) THEN
    RETURN;
  END IF;
  DELETE FROM cache_invalidation WHERE xid >= pg_snapshot_xmax(pg_current_snapshot());
  UPDATE cache_invalidation_floor SET xid = '0'
  WHERE xid >= pg_snapshot_xmin(pg_current_snapshot());
  INSERT INTO cache_mark DEFAULT VALUES;
  DELETE FROM cache_history;
  INSERT INTO cache_history (place) VALUES (cache_log_place());
END $$;
