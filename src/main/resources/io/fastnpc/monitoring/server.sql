-- What PostgreSQL says of itself: version, seconds since it started, connections to this database,
-- the bound of connections to all databases, bytes of this database.
SELECT current_setting('server_version'),
       extract(epoch FROM now() - pg_postmaster_start_time())::bigint,
       (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
       current_setting('max_connections')::bigint,
       pg_database_size(current_database())
