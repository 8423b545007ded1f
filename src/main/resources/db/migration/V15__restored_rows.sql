-- Rows that a dump puts back into the tables that are there (pg_restore --data-only): the name of the
-- history and the row of the epoch come back as they were, and workers know them. One may have
-- waited long ago for all trust from before that vacancy to run out, while others trust the reign
-- that followed.

-- The row of the epoch is only ever updated. One that is put in, by a restore or by hand, is a vacancy
-- that nobody has seen, after a reign in which trust may have been as long as it can be.
CREATE FUNCTION cache_epoch_put_in() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  NEW.id := gen_random_uuid();
  NEW.incarnation := NULL;
  NEW.number := greatest(NEW.number, (SELECT max(number) FROM cache_reign)); -- those it had stay behind it
  NEW.trust := greatest(NEW.trust, INTERVAL '2 s');
  RETURN NEW;
END $$;
-- pg_restore and logical replication write without any path.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION cache_epoch_put_in() SET search_path = %s, pg_temp',
    (SELECT string_agg(quote_ident(schema), ', ') FROM unnest(current_schemas(false)) AS schema));
END $$;
CREATE TRIGGER cache_epoch_put_in BEFORE INSERT ON cache_epoch
  FOR EACH ROW EXECUTE FUNCTION cache_epoch_put_in();
ALTER TABLE cache_epoch ENABLE ALWAYS TRIGGER cache_epoch_put_in;

-- A restore may take entries of the log away that no poll has read. So a name that is put in is a new
-- one, to which no position belongs. (Where triggers are off the log is void by its fingerprint.)
CREATE FUNCTION cache_history_put_in() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := gen_random_uuid();
  RETURN NEW;
END $$;
CREATE TRIGGER cache_history_put_in BEFORE INSERT ON cache_history
  FOR EACH ROW EXECUTE FUNCTION cache_history_put_in();
ALTER TABLE cache_history ENABLE ALWAYS TRIGGER cache_history_put_in;
