-- What this session has read of each table and not reported yet: within a transaction, nothing is
-- reported, so that two looks tell what was read between them.
-- columns: the table, rows of sequential scans, entries of its indexes
SELECT relname,
       pg_stat_get_xact_tuples_returned(oid),
       coalesce((SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid))
                 FROM pg_index WHERE indrelid = pg_class.oid), 0)
FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
