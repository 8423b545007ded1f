-- What clients have sent to this database, by what it was for; transaction control is left out.
-- columns: statements that read, statements that write, statements about the invalidation log
SELECT coalesce(sum(calls) FILTER (WHERE kind = 'read'), 0),
       coalesce(sum(calls) FILTER (WHERE kind = 'write'), 0),
       coalesce(sum(calls) FILTER (WHERE kind = 'poll'), 0)
FROM (
  SELECT calls,
         CASE WHEN query LIKE '%cache_invalidation%' OR query LIKE '%cache_epoch%' THEN 'poll'
              WHEN query ~* '\m(INSERT INTO|UPDATE|DELETE FROM)\M' THEN 'write'
              ELSE 'read' END AS kind
  FROM pg_stat_statements
  JOIN pg_database ON pg_database.oid = dbid
  WHERE toplevel AND datname = current_database()
    AND query !~* '^\s*(BEGIN|COMMIT|ROLLBACK|SET|SHOW|CREATE|DEALLOCATE|DISCARD)'
    AND query NOT LIKE '%pg_stat_statements%'
) AS statements
