-- Keeps epochs from being started until this transaction ends, and answers the epoch as look.sql does;
-- xid is what the transaction is called in the log.
SELECT id, number, source, incarnation, level, extract(epoch FROM trust) * 1000 AS trust_ms,
       pg_current_xact_id()::text AS xid
FROM cache_epoch_hold()
